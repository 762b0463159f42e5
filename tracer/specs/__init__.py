"""A lab's published document -> its sections and provisions; two versions of one -> what changed."""
