"""What a reader is told: dossiers, tables and comparisons, each with its sources."""
