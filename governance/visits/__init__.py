"""Governors’ visits: planned, written up, commented on, taken to the board."""
