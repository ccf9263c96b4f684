"""Models for tables and lists: tuples of frozen rows, no vault behind them."""
