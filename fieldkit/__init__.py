"""FieldKit: sealed field evidence, from the bottle at the gate to the receipt of the police."""

__version__ = "0.1.0"
