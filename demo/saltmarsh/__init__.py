"""Saltmarsh Junior School, the chief one: five areas, three terms on the way."""
