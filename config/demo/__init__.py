"""The demo: a fictional authority with six schools at different points of the road, and a school of another authority.

The story is data, in `saltmarsh/`, `neighbours.py`, `people.py` and `letters/`; `build.py` lives it day by day through
the workflow, so that the history reads as it would have been written. Every date follows from today and falls in term.
All people, schools and letters are made up.
"""
