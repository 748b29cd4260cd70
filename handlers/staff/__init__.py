"""What support staff do."""
