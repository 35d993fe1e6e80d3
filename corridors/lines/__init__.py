"""The lines of sections: where they come from, how surely, and how they are derived."""
