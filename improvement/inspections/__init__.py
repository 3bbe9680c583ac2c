"""Frameworks, inspections and what they judged."""
