"""The evidence ledger's rules: no files, no database, no clock."""
