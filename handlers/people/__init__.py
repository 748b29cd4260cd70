"""First minute, settings, pausing, everything about who somebody is."""
