"""Questions a governor might ask, each from a figure of the plan."""
