"""From the data folder to checked rows: every fault found, none passed on."""
