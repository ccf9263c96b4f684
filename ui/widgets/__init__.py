"""Widgets that know nothing of vaults and operations: they show values and say what was done."""
