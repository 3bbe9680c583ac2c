"""Dated changes of circumstances, without which figures mislead."""
