"""Risk, crisis flow, helplines."""
