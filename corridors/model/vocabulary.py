"""The vocabularies the program branches on; each equals a table, which a test holds to it."""

from enum import StrEnum


class Status(StrEnum):
    """The state of a thing: table ``vocabularies/status.csv``."""

    OPERATING = "operating"
    UNDER_CONSTRUCTION = "under-construction"
    PLANNED = "planned"
    SUSPENDED = "suspended"
    CLOSED = "closed"


class Standing(StrEnum):
    """A country's standing in a corridor: table ``vocabularies/standing.csv``."""

    SIGNATORY = "signatory"
    JOINED = "joined"
    INTENDS = "intends"
    TAKES_PART = "takes-part"
    NAMED = "named"
    OBSERVER = "observer"
    NOT_PARTY = "not-party"


class Confidence(StrEnum):
    """How sure a fact is: table ``vocabularies/confidence.csv``, best first."""

    HIGH = "high"
    MEDIUM_HIGH = "medium-high"
    MEDIUM = "medium"
    LOW_MEDIUM = "low-medium"
    LOW = "low"
    BACKGROUND = "background"


class Modality(StrEnum):
    """Whether something happened or is only said to come: ``vocabularies/modality.csv``."""

    HAPPENED = "happened"
    CLAIMED = "claimed"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    ESTIMATED = "estimated"


class Quality(StrEnum):
    """How a line was obtained: ``vocabularies/quality.csv``, best first."""

    SURVEYED = "surveyed"
    NETWORK = "network"
    STATION_TO_STATION = "station-to-station"
    SCHEMATIC = "schematic"
    APPROXIMATE = "approximate"


class Obtained(StrEnum):
    """How a point was obtained: ``vocabularies/obtained.csv``."""

    SURVEYED = "surveyed"
    DIRECTORY = "directory"
    GAZETTEER = "gazetteer"
    OSM_LINE = "osm-line"
    COMPUTED = "computed"
    DERIVED = "derived"
    CODE_FILE = "code-file"
    BACKGROUND = "background"


class Mode(StrEnum):
    """A mode of transport: ``vocabularies/mode.csv``."""

    RAIL = "rail"
    ROAD = "road"
    SEA = "sea"
    MULTIMODAL = "multimodal"
