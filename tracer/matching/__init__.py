"""Clauses and catalogue to links: similarity proposes, force and qualifiers decide."""
