"""Defined terms and cross-references: what the words of one clause take from another."""
