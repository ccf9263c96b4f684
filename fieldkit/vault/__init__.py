"""Encrypted storage: keys, database, attachment files, backups."""
