"""Action plans, and which areas they take on in which order."""
