"""Scores on annotated agreements, against floors that may only rise."""
