"""The stages apart: clean lines, kinds, sections, names, dates, sentences."""

from datetime import date

import pytest

from improvement.reader import kinds
from improvement.reader.files import extract, raw
from improvement.reader.follow_ups import find_follow_ups
from improvement.reader.proposal import Proposal, TextSource
from improvement.reader.sections import find_sections
from improvement.reader.words import dates, lines, names, phrases
from improvement.reader.words.sentences import Sentence, find_sentences


def clean(text: str) -> lines.Document:
    return lines.clean(extract.from_text(text))


def words(text: str) -> list[tuple[str, str]]:
    return [(line.mark, line.text) for line in clean(text).lines]


@pytest.mark.parametrize(
    ("text", "mark", "said"),
    [
        ("• improve", "•", "improve"),
        ("\uf06e improve", "\uf06e", "improve"),
        ("\x84 improve", "•", "improve"),
        ("– 1.1 improve", "–1.1", "improve"),
        ("1.1 improve", "1.1", "improve"),
        ("2. improve", "2.", "improve"),
        ("(a) improve", "(a)", "improve"),
        ("**improve**", "", "improve"),
        ("5 to 7 year-olds", "", "5 to 7 year-olds"),
        ("-5 in mathematics", "", "-5 in mathematics"),
        ("e.g. books", "", "e.g. books"),
        ("of\ufb01ce soft\u00adhyphen\u00a0here", "", "office softhyphen here"),
    ],
)
def test_a_bullet_is_taken_off_and_remembered(text, mark, said):
    assert words(text) == [(mark, said)]


def test_a_drop_cap_belongs_to_its_word():
    assert words("W\nillow Primary School") == [("", "Willow Primary School")]


def test_a_bullet_on_its_own_line_belongs_to_the_next():
    assert words("•\nimprove teaching\n•\nimprove writing") == [
        ("•", "improve teaching"),
        ("•", "improve writing"),
    ]


def test_rules_and_the_feet_of_pages_are_no_lines():
    text = "*****\nOne\nInspection report: Any School, 3–4 May 2016 2 of 10\n\fTwo\n3 of 10\nThree\nPage 4\n- 5 -\nFour"
    document = clean(text)
    assert [line.text for line in document.lines] == ["One", "Two", "Three", "Four"]
    assert [(line.page, line.number) for line in document.lines] == [(1, 2), (2, 4), (2, 6), (2, 9)]


def test_a_foot_glued_to_a_line_is_cut_out():
    document = clean("keep the register Inspection report: Any School, 3–4 May 2016 2 of 10 up to date")
    assert [line.text for line in document.lines] == ["keep the register up to date"]


def test_what_stands_on_every_page_is_furniture_whatever_it_is():
    pages = [
        f"Any School’s report\nA line of page {n} that differs {n * 'x'}\nRunning foot, printed for the board"
        for n in range(1, 5)
    ]
    document = clean("\f".join(pages))
    assert all(line.text.startswith("A line") for line in document.lines)
    assert len(document.lines) == 4


def test_a_note_of_the_source_is_no_part_of_the_letter():
    assert words("# source: somewhere\nDear Mr Lee") == [("", "Dear Mr Lee")]
    assert clean("# source: somewhere\nDear Mr Lee").lines[0].number == 2


def kinds_of(text: str) -> list[str]:
    return [section.kind for section in find_sections(clean(text))]


def test_a_heading_is_found_over_two_lines_and_in_the_middle_of_one():
    assert kinds_of("Text. What does the school\nneed to do to improve further?\n• a") == ["front", "afis"]
    assert kinds_of("Now I RECOMMEND that further action\nis taken to:\n- a") == ["front", "recommendations"]


def test_prose_with_the_words_of_a_heading_is_none():
    assert kinds_of(
        "It tackles the areas for improvement identified\nin the report. Next steps are clear."
    ) == ["front"]
    assert kinds_of("This helps them to raise\nachievement.\nThe work goes on.") == ["front"]
    assert kinds_of(
        "The areas for improvement identified during the inspection\nhave been dealt with well by staff."
    ) == ["front"]


@pytest.mark.parametrize(
    ("text", "days", "problems"),
    [
        ("9–10 February 2016", [(2016, 2, 9), (2016, 2, 10)], ()),
        ("10 and 11 March 2026", [(2026, 3, 10), (2026, 3, 11)], ()),
        ("4, 5 and 6 March 2026", [(2026, 3, 4), (2026, 3, 5), (2026, 3, 6)], ()),
        ("30 June–1 July 2015", [(2015, 6, 30), (2015, 7, 1)], ()),
        ("31 December – 2 January 2016", [(2015, 12, 31), (2016, 1, 2)], ()),
        ("8th March 2004", [(2004, 3, 8)], ()),
        ("0304 March 2015", [(2015, 3, 3), (2015, 3, 4)], ("dash_lost",)),
        ("31 June 2013", [], ("no_such_day",)),
        ("Monday 18 June 2013", [(2013, 6, 18)], ("wrong_weekday",)),
        ("Tuesday 18 June 2013", [(2013, 6, 18)], ()),
        ("18 June 2131", [(2131, 6, 18)], ("outside_years",)),
    ],
)
def test_dates_and_what_cannot_be_right_about_them(text, days, problems):
    (found,) = dates.find(f"on {text}, as agreed")
    assert found.days == tuple(date(*day) for day in days)
    assert found.problems == problems


def test_a_month_alone_is_a_month():
    (found,) = dates.find("in September 2012")
    assert (found.month, found.days, found.precision) == ("2012-09", (), "month")


def test_a_day_before_the_letter_is_flagged_and_the_next_such_day_offered():
    letter = date(2012, 11, 26)
    assert dates.doubts_of_follow_up(date(2012, 6, 18), letter) == ("before_letter_date", date(2013, 6, 18))
    assert dates.doubts_of_follow_up(date(2012, 12, 18), letter) == (None, None)
    assert dates.doubts_of_follow_up(date(2022, 12, 18), letter)[0] == "far_ahead"
    assert dates.doubts_of_follow_up(date(2012, 6, 18), None) == (None, None)
    assert dates.doubts_of_follow_up(letter, letter) == (None, None)  # on the day itself it may well be


@pytest.mark.parametrize(
    ("day", "doubt"),
    [
        ("Friday 15 March 2019", None),
        ("Saturday 16 March 2019", "weekend"),
        ("Sunday 17 March 2019", "weekend"),
    ],
)
def test_a_visit_to_come_on_either_day_of_a_weekend_is_doubted(day, doubt):
    proposal = Proposal("monitoring_letter", letter_date=date(2019, 1, 10))
    words = f"Inspectors will carry out another visit on {day}."
    find_follow_ups(proposal, [Sentence(words, TextSource(1, 1), "")])
    (found,) = proposal.follow_ups
    assert found.flag == doubt


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Kinton Primary School School Lane, Kinton, KT1 1KT", "Kinton Primary School"),
        ("The Harbour Academy Quay Road, Harbourside", "The Harbour Academy"),
        (
            "Hill Academy Church of England Primary School Hill Road",
            "Hill Academy Church of England Primary School",
        ),
        ("Moss School Moss Close, Off Long Road", "Moss School"),
        ("The North Broadway, , Oldtown, OT2 5BF", None),
        ("Harbour View Suite 9 OT8 9TG", None),
    ],
)
def test_the_name_of_a_school_before_its_address(line, name):
    assert names.school_before_address(line) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Poppy Ferry", "Poppy Ferry"),
        ("Kay (Kathleen) Charlock, lead inspector", "Kay (Kathleen) Charlock"),
        ("Mrs C. Braddock", "Mrs C. Braddock"),
        ("Mr Jean-Pierre Kirk", "Mr Jean-Pierre Kirk"),
        ("has a clear vision", None),
        ("Headteacher", None),
    ],
)
def test_the_name_of_a_person(text, name):
    assert names.person(text) == name


def test_a_sentence_knows_its_line_and_heading():
    document = clean("External support\n\nThe trust helps. It will\nreview its work early next year.\n")
    sentences = find_sentences(document, find_sections(document))
    assert [(each.text, each.source.line, each.heading) for each in sentences] == [
        ("The trust helps.", 3, "External support"),
        ("It will review its work early next year.", 3, "External support"),
    ]


@pytest.mark.parametrize("kind", sorted({entry["type"] for entry in phrases.data()["kind"]}))
def test_every_kind_that_phrases_name_is_one_of_the_design(kind):
    assert kind in {
        "monitoring_letter", "monitoring_report", "focused_monitoring_report", "section5_report", "section8_report",
        "graded_report", "report_card", "section10_report", "school_action_plan", "not_a_report",
    }  # fmt: skip


def test_every_doubt_and_refusal_in_the_code_has_its_sentence():
    import re
    from pathlib import Path

    source = "\n".join(path.read_text() for path in Path(kinds.__file__).parent.rglob("*.py"))
    raised = set(re.findall(r'Unreadable\(\s*"(\w+)"', source)) | set(
        re.findall(r'unreadable\(name, "(\w+)"', source)
    )
    assert raised and raised <= set(phrases.data()["sentences"])
    flagged = set(re.findall(r'\.flag\(\s*[\w"]+,\s*"(\w+)"', source)) | set(
        re.findall(r'problems(?:\.append\(|\[)"(\w+)"', source)
    )
    assert flagged and flagged <= set(phrases.data()["about"])


def test_noise_is_told_from_english():
    english = extract.from_text(
        "The school is good and the pupils enjoy their lessons with the teachers. " * 6
    ).lines
    cipher = extract.from_text(
        "Wkh vfkrro lv jrrg dqg wkh sxslov hqmrb wkhlu ohvvrqv zlwk wkh whdfkhuv. " * 6
    ).lines
    control = extract.from_text("\x04\x05\x06\x07\x08\x0e \x0f\x10 " * 60).lines
    assert not raw.is_noise(english)
    assert raw.is_noise(cipher) and raw.is_noise(control)
