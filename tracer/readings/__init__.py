"""Clause to reading: spaCy pipeline components, one a field, over lexicons that are data."""
