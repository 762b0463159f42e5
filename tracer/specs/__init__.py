"""A lab's published document -> its sections and provisions."""
