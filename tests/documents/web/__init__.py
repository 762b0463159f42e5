"""Tests of tracer.documents.web."""
