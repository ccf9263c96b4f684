"""The plan of a site: how it is drawn, and how people draw on it."""
