"""Tests of tracer.domain."""
