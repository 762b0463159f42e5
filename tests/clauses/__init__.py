"""Tests of tracer.clauses."""
