"""The page of an action."""
