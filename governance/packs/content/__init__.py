"""What a pack says of the living plan, and what changed since the one before."""
