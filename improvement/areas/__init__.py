"""Areas for improvement, their ratings and the notes on them."""
