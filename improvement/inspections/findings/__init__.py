"""Findings as printed, what follows of a letter, and the verdicts of later inspections."""
