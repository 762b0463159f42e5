"""What becomes of PDFs that break readers: `python -m tests.torture`."""
