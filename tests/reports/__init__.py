"""Tests of tracer.reports."""
