"""Plays the stories: every day of them in order, through the workflow, by the people who are said to have done it."""
