"""One mail in HTML."""


def test_it_is_shown_with_its_own_styles_and_nothing_else(db, client):
    answer = client.get("/help/mails/action_overdue/")
    assert answer.status_code == 200 and "prefers-color-scheme:dark" in answer.text
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "style-src 'unsafe-inline'" in policy and "script" not in policy


def test_one_that_is_not_there(db, client):
    assert client.get("/help/mails/nonsense/").status_code == 404
