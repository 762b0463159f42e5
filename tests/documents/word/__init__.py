"""Tests of tracer.documents.word."""
