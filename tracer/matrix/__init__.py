"""Links to matrix: stance, mark and gaps, by the rules of DESIGN section 4."""
