"""What a write may answer instead of succeeding."""

from typing import Any


class Refused(Exception):
    """The rules of the house say no. The sentence is for the person who asked, and says what to do instead;
    `field` names the form field it belongs beside, if one does."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Stale(Exception):
    """Somebody else saved the row since the form was opened. `current` is the row as it is now."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current} was changed meanwhile")
        self.current = current
