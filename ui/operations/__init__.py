"""What the window can ask of the engine: one function for each thing.

A function takes plain values and returns an `Operation` that is not started yet; a page starts it
with `self.follow(...)`. What writes returns something with `changed`, so that other pages load
anew. Modules that are slow to import are imported where they are needed, on the engine thread.
"""
