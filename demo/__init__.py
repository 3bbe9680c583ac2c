"""The demo: a fictional authority with six schools at different points of the road, and a school of another authority.

The stories are plain data, in `saltmarsh/`, `neighbours/`, `authorities.py` and `letters/`, made of what `stories.py` and
`days.py` define; `engine/` plays them day by day through the workflow, so that the history reads as it would have been
written. Every date follows from today and falls in term. All people, schools and letters are made up.

The formatter is off in the stories: it would give every word of them a line.
"""
