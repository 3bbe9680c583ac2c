"""Actions and their steps: owners, dates, rhythm, what is put off."""
