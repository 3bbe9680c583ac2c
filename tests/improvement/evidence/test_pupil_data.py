"""Words that may say who a pupil is: seen, said, and left to the person."""

from datetime import date

import pytest

from schools.pupil_data import check_letter, sentence, signs

ON = date(2026, 11, 25)


def kinds(text):
    return {sign.what for sign in signs(text, on=ON)}


def upn(digits="801200001001"):
    return check_letter(digits) + digits


@pytest.mark.parametrize(
    "text,kind",
    [
        (f"Seen: {upn()}.", "upn"),
        (f"{upn().lower()}", "upn"),
        (f"{upn('80120000100A')}", "upn"),
        ("B123456789012", "upn_like"),
        ("Maya Brook, DOB 12/06/2016", "birth"),
        ("Date of birth: 3 May 2015", "birth"),
        ("Maya Brook 12/06/2016", "birth"),
        ("Maya Brook (2016-06-12)", "birth"),
        ("the EHCP of Maya was read", "plan"),
        ("Maya’s EHCP", "plan"),
        ("an education, health and care plan for Maya", "plan"),
        ("J.S., A.B. and K.L. were behind", "initials"),
        ("JS, AB and KX read to an adult", "initials"),
        ("Forename,Surname,Score", "names"),
        ("Pupil name\tScore", "names"),
    ],
)
def test_seen(text, kind):
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Eighteen books, six from each attainment band.",
        "Catherine Hallam, 12/06/2026",
        "Catherine Hallam joined in 2016",
        "EHCP for Year 5 pupils",
        "the EHCP of each pupil was read",
        "PE, RE and IT were seen",
        "KS1, KS2 and EYFS",
        "AB1234567890123",
        "Invoice 801200001001",
        "Telephone 01225 801200",
        "SEND, EAL and PP pupils",
        "",
    ],
)
def test_not_seen(text):
    assert kinds(text) == set()


def test_check_letter():
    assert check_letter("000000000000") == "A"
    assert check_letter("100000000000") == "C"
    assert check_letter("00000000000I") == ""
    one_off = upn()[:-1] + str((int(upn()[-1]) + 1) % 10)
    assert kinds(one_off) == {"upn_like"}


def test_the_sentence_counts_and_asks():
    found = signs(f"{upn()} {upn('801200001002')}\nForename, Surname", on=ON)
    assert sentence(found, "register.csv") == (
        "register.csv may say who a pupil is: it holds 2 unique pupil numbers and a column of pupils’ names. "
        "Change it, or say that it is to be saved anyway"
    )


def test_a_megabyte_is_looked_through_quickly():
    import time

    began = time.monotonic()
    for text in ("A. " * 350_000, "Aa " * 350_000, "A" * 10**6, "1/" * 500_000, "EHCP of " * 120_000):
        signs(text, on=ON)
    assert time.monotonic() - began < 10
