"""Not more mails a minute than the mail server takes."""

import time

from schools.mail.delivery.pace import Pace


def test_mails_go_evenly_at_the_pace_that_is_allowed(monkeypatch):
    slept, clock = [], [100.0]

    def sleep(seconds):
        slept.append(seconds)
        clock[0] += seconds

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    pace = Pace(30)
    for _ in range(31):
        pace.wait()
    assert clock[0] - 100.0 == 60.0 and len(slept) == 30


def test_what_is_claimed_at_once_goes_within_its_lease():
    assert Pace(10).at_once(100) == 40 and Pace(0).at_once(100) == 100 and Pace(1000).at_once(100) == 100


def test_without_a_limit_nobody_waits(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: 1 / 0)
    pace = Pace(0)
    for _ in range(100):
        pace.wait()
