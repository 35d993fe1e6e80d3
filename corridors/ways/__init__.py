"""A corridor travelled from end to end: its parts in order, what stands along it, its km."""
