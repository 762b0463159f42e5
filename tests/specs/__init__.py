"""Tests of tracer.specs."""
