"""Trace to every output form; nothing is decided here."""
