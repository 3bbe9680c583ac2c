"""Meetings: when, who came, what was minuted, which plan was agreed."""
