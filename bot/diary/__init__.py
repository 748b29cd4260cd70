"""The diary: check-ins (when to ask), moods (what was said), days and charts."""
