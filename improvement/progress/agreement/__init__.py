"""The plan as the board agreed it, kept as plain content."""
