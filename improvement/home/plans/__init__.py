"""The plan as one grid, and its versions."""
