"""Tests of tracer.governance."""
