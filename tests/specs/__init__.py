"""Specs: what changed between two versions."""
