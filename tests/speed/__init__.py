"""How fast and within how much memory files are read: `python -m tests.speed`."""
