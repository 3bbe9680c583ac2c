"""The note of an adviser’s visit, the school’s answer, and the steps agreed."""
