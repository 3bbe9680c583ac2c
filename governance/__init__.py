"""The board: who serves on it, its meetings and their packs, its questions and its visits."""
