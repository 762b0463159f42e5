"""Published specs and policies: what changed from one version to another."""
