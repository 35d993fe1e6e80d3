"""The nouns of the domain as frozen values; they know no file, no map and no browser."""
