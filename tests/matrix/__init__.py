"""Tests of tracer.matrix."""
