"""Articles and techniques."""
