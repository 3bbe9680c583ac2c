"""The school itself, its numbers and settings, and what every row of a school has in common."""
