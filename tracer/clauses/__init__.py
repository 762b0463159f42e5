"""Document to clauses: the tree of numbered paragraphs, items and plain paragraphs."""
