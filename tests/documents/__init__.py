"""Tests of tracer.documents."""
