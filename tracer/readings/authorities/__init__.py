"""Text to the authorities it cites: by number, by name, and as cases are cited."""
