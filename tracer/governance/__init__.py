"""Corpora files to red lines, controls and sources: dated, checked, each with its pinpoint."""
