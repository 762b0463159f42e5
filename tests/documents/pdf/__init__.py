"""Tests of tracer.documents.pdf."""
