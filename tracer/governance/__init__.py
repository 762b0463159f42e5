"""Corpora files, playbooks and imported specs to the rows of one catalogue: dated, checked, with their pinpoints."""
