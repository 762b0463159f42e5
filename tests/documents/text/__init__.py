"""Tests of tracer.documents.text."""
