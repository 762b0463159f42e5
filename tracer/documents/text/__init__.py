"""Markdown and plain text to raw pages."""
