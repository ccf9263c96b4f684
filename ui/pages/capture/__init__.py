"""The page where photos, recordings and documents come in, get their words, and are sealed."""
