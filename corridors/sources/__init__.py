"""What the facts rest on, as lists other programs read, and whether it is still to be found."""
