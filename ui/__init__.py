"""The Qt app. Nothing here yet."""
