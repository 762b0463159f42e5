"""Tests of what clauses are read as."""
