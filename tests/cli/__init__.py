"""Tests of tracer.cli."""
