"""What depends on the operating system: locks, durable writing, limits, the user's profile."""
