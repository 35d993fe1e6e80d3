"""Run the command line."""

from corridors.cli import main

main()
