"""What ships with the program as knowledge: forms, units, limits, methods, criminal thresholds.

Pure: no vault, no clock, no network. Every figure keeps its confidence and the grade of the
copy it was read from; whoever shows the one shows the other.
"""
