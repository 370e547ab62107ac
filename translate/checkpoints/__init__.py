"""Models as others publish them, from a folder or a hub, and what becomes of them on this machine."""
