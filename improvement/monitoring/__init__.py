"""Looking, counting and asking, to see whether the work makes a difference."""
