"""Who serves on the board and on what terms, its committees, and who follows which area."""
