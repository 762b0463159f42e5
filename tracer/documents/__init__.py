"""File to Document: read the words and where they stand, change nothing else."""
