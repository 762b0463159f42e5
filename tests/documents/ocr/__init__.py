"""Tests of tracer.documents.ocr."""
