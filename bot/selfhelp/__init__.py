"""What a person can do for themselves: read, try a technique, plan, follow a journey."""
