"""Tests of tracer.matching."""
