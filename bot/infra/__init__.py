"""The machinery under every room: database, unit of work, background tasks, logging, content."""
