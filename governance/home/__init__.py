"""A governor’s own page, and their dates."""
