"""Questions that governors ask, and that end when the one who asked is satisfied."""
