"""The adviser’s queue of evidence, and the school’s reply."""
