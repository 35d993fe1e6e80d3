"""The errors of geography: one family, each child also the built-in it stands for."""


class GeoError(Exception):
    """Anything geography refuses, said in one sentence fit to be shown."""


class GeoDataError(GeoError, ValueError):
    """A geographic file or value is not what was expected."""


class UnknownLayerError(GeoError, LookupError):
    """A layer was asked for that does not exist."""
