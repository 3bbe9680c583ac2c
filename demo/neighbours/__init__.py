"""The other schools: one just beginning, one nearly out, three in between, and one of another authority."""
