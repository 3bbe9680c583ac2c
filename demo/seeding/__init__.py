"""Synthetic schools for load: many, quickly, the same again from the same seed. Nothing in them is of a real school."""
