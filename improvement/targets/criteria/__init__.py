"""Success criteria in words."""
