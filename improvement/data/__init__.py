"""What Cairn knows of the field beside its code: the frameworks, the phrases of letters, first actions to offer."""

from pathlib import Path

_HERE = Path(__file__).parent

FRAMEWORKS = _HERE / "frameworks.json"
PHRASES = _HERE / "letter_phrases.toml"
STARTERS = _HERE / "starters.json"
