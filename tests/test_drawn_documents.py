"""The documents drawn from the code are as the code would draw them now."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from config.docs import drawing as docs

FOLDER = Path(settings.BASE_DIR) / "docs"


@pytest.mark.parametrize("name", docs.drawn())
def test_as_drawn(name):
    assert (FOLDER / name).read_text() == docs.drawn()[name], "run manage.py draw_docs"


def test_a_table_that_changed_is_seen(monkeypatch):
    monkeypatch.setattr(docs, "states", lambda: "# Other states\n")
    with pytest.raises(CommandError, match=r"states\.md"):
        call_command("draw_docs", check=True)
