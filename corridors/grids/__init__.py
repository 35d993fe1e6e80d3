"""Answers as grids of text: what the pages about time and evidence show, and any print of them."""
