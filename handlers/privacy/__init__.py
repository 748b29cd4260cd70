"""What is kept, taken along and erased."""
