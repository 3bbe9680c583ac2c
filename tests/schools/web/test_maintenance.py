"""The sign on the door while Cairn is being looked after."""

from pathlib import Path

import pytest
from django.conf import settings


@pytest.fixture
def sign():
    sign = Path(settings.DATA_DIR) / "maintenance"
    sign.touch()
    yield sign
    sign.unlink()


def test_everyone_is_told_to_come_back(client, sign):
    for path in ("/", "/schools/142345/", "/accounts/login/"):
        response = client.get(path)
        assert response.status_code == 503 and response.headers["Retry-After"] == "600"
        assert "Cairn is being looked after" in response.text
    assert client.get("/health/live").status_code == 200


def test_without_the_sign_the_door_is_open(client, db):
    assert client.get("/help/").status_code == 200
