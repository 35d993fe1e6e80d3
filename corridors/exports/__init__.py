"""What a view shows as files for other programs, each with its sources and its terms inside."""
