"""The strip as a drawing: lanes, labels, targets, and its form as a picture or table."""
