"""Measures, their groups, targets by term and what was reached."""
