"""What people record, how it is taken in, sealed and found again."""
