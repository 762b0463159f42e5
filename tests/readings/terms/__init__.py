"""Tests of defined terms and cross-references."""
