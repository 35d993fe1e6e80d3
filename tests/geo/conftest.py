"""Laws of geography are tried without clock and dice, as those of the domain are."""

from hypothesis import settings

settings.register_profile("atlas", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("atlas")
