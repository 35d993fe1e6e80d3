"""What changed between two days, or between two editions of the data."""
