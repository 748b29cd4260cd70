"""Check-ins and the diary."""
