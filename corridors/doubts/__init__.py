"""What is disputed, aged, unknown, or was not yet known on a day."""
