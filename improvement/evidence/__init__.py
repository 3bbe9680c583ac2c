"""Items of evidence, what they show something of, who may see them, the archive."""
