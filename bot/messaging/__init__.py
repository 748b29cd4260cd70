"""Messages in and out: intake (stored updates and turns), delivery (the outbox), broadcasts."""
