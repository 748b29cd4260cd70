"""What Keel knows and does; it never speaks Telegram."""
