"""The form every form is made from, and its fields: what they take, what they refuse and in which words."""

import re
import uuid
from datetime import date
from types import SimpleNamespace

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from schools.models import Person, Role
from schools.web.forms import (
    CairnForm,
    Choice,
    Day,
    EmailField,
    LongText,
    PeopleChoice,
    PersonChoice,
    Pick,
    Pounds,
    Text,
    TickBox,
    WholeNumber,
    problems_of,
)
from tests import cast
from tests.html_forms import compact

RATINGS = [("red", "Off track"), ("amber", "Needs attention")]


class NoteForm(CairnForm):
    submit = "Save note"
    title = Text(label="Title")
    text = LongText(label="What has changed?", noun="what has changed")
    rating = Choice(
        label="Your rating", noun="a rating", choices=RATINGS, signs="rating", hints={"red": "Without help"}
    )
    review_on = Day(label="Next review", noun="the review date")


def note(**changes):
    usual = {
        "title": "Marking",
        "text": "Codes agreed",
        "rating": "amber",
        "review_on_day": "17",
        "review_on_month": "7",
        "review_on_year": "2026",
        "once": str(uuid.uuid4()),
    }
    return NoteForm({name: value for name, value in (usual | changes).items() if value is not None})


def draw(source, **context):
    return engines["django"].from_string(source).render(context)


def cleaned(field, value):
    class One(CairnForm):
        box = field

    form = One(
        {"box": value}
        if not isinstance(value, dict)
        else {f"box_{part}": text for part, text in value.items()}
    )
    return form.cleaned_data["box"] if form.is_valid() else [str(error) for error in form.errors["box"]]


# ---- the form --------------------------------------------------------------------------------------------------
def test_a_form_that_is_filled_in_is_valid():
    form = note()
    assert form.is_valid(), form.errors
    assert form.cleaned_data["review_on"] == date(2026, 7, 17)
    assert isinstance(form.cleaned_data["once"], uuid.UUID)
    assert form.problems == []


def test_each_page_draws_its_own_key_and_keeps_it_through_errors():
    first, second = (
        draw("{% form_fields form %}", form=NoteForm()),
        draw("{% form_fields form %}", form=NoteForm()),
    )
    key = re.compile(r'name="once" value="([0-9a-f-]{36})"')
    assert key.search(first)[1] != key.search(second)[1]
    again = note(title="")
    assert key.search(draw("{% form_fields form %}", form=again))[1] == again.data["once"]


@pytest.mark.parametrize("once", [None, "", "nonsense", "\x00"])
def test_a_key_that_is_missing_or_spoilt_counts_as_new(once):
    form = note(once=once)
    assert form.is_valid()
    assert isinstance(form.cleaned_data["once"], uuid.UUID)


ROW = SimpleNamespace(version=4, title="Marking", rating="red")


def test_an_edit_carries_its_version():
    form = NoteForm({"version": "3"}, row=ROW)
    form.is_valid()
    assert form.cleaned_data["version"] == 3
    assert 'name="version" value="4"' in draw("{% form_fields form %}", form=NoteForm(row=ROW))


@pytest.mark.parametrize("version", [None, "", "x", "-1", "99999999999999999999"])
def test_an_edit_without_a_usable_version_is_refused_in_words(version):
    data = {} if version is None else {"version": version}
    form = NoteForm(data, row=ROW)
    assert "no longer knows which version it began from" in form.problems[0].sentence
    assert form.problems[0].target == "id_title"


def test_after_a_conflict_the_page_begins_from_the_newer_version_with_a_new_key():
    form = note(version="3")
    key = form.data["once"]
    form.began_from(5)
    html = draw("{% form_fields form %}", form=form)
    assert 'name="version" value="5"' in html
    assert key not in html
    assert "Codes agreed" in html


def test_an_edit_begins_from_its_row_and_what_the_page_says_goes_before():
    assert NoteForm(row=ROW)["title"].value() == "Marking"
    form = NoteForm(row=ROW, initial={"title": "Feedback"})
    assert (form["title"].value(), form["rating"].value()) == ("Feedback", "red")


def test_from_object_takes_what_the_row_has():
    row = SimpleNamespace(title="Marking", rating="red", colour="blue")
    assert NoteForm().from_object(row) == {"title": "Marking", "rating": "red"}


def test_every_error_leads_to_its_very_box():
    form = note(title="", text="", rating="purple", review_on_month="")
    form.add_error(None, "The plan is closed. Open a new one first")
    assert [tuple(problem) for problem in form.problems] == [
        ("id_title", "The plan is closed. Open a new one first"),
        ("id_title", "Write the title"),
        ("id_text", "Write what has changed"),
        ("id_rating_0", "Choose a rating from those on the page"),
        ("id_review_on_month", "The review date needs a month"),
    ]
    html = draw("{% error_summary form %}{% form_fields form %}", form=form)
    assert "Five things to put right" in html
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    for named in re.findall(r'aria-(?:describedby|labelledby)="([^"]*)"', html):
        assert set(named.split()) <= ids


def test_one_error_is_one_thing():
    assert "One thing to put right" in draw("{% error_summary form %}", form=note(title=""))


def test_no_error_no_summary():
    assert draw("{% error_summary form %}", form=note()).strip() == ""
    assert draw("{% error_summary form %}", form=NoteForm()).strip() == ""


def test_what_was_typed_is_shown_again():
    html = draw("{% form_fields form %}", form=note(title="x" * 201, review_on_month="Juno", rating="amber"))
    assert f'value="{"x" * 201}"' in html
    assert 'value="Juno"' in html
    assert re.search(r'value="amber"[^>]* checked', html)


def test_a_field_placed_first_is_not_drawn_twice():
    html = draw(
        "{% field form 'text' label='Since 12 May?' hint='No names' rows=4 focus=True %}{% form_fields form %}",
        form=NoteForm(),
    )
    assert html.count('name="text"') == 1
    assert "Since 12 May?" in html
    assert "No names" in html
    assert 'rows="4"' in html
    assert "data-focus" in html
    assert html.index('name="text"') < html.index('name="title"')


def test_a_field_the_form_does_not_have_draws_nothing():
    assert draw("{% field form 'nothing' %}", form=NoteForm()) == ""


def test_labels_and_hints_cannot_carry_markup():
    html = draw("{% field form 'title' label=name hint=name %}", form=NoteForm(), name="<b>Imran</b>")
    assert "<b>" not in html
    assert html.count("&lt;b&gt;Imran") == 2


def test_radios_carry_their_sign_and_hint():
    html = compact(draw("{% field form 'rating' %}", form=NoteForm()))
    assert "cn-glyph" in html
    assert 'aria-describedby="id_rating_0_hint"' in html
    assert 'id="id_rating_0_hint">Without help' in html


def test_no_box_is_cut_by_the_browser():
    html = draw("{% form_fields form %}", form=NoteForm())
    assert "maxlength" not in html
    assert " required" not in html


def test_plain_django_forms_are_drawn_and_summed_up_too():
    from django import forms

    class Plain(forms.Form):
        password = forms.CharField(widget=forms.PasswordInput)

    form = Plain({})
    assert problems_of(form)[0].target == "id_password"
    assert "govuk-input--error" in draw("{% form_fields form %}", form=form)


# ---- text --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Marking  ", "Marking"),
        ("Mark\u00ading", "Marking"),
        ("Cafe\u0301", "Café"),
        ("Marking\r\nand\nfeedback", "Marking and feedback"),
        ("a\u200bb\ufeff", "ab"),
        ("\U0001f469\u200d\U0001f3eb", "\U0001f469\u200d\U0001f3eb"),
        ("\u2764\ufe0f", "\u2764\ufe0f"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",) * 2,
        ("bell\x07", "bell"),
    ],
)
def test_a_line_is_kept_clean(typed, kept):
    assert cleaned(Text(label="Title"), typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\u00a0\u00a0", "\u200d", "\r\n\t", "\ufeff"])
def test_what_shows_nothing_is_empty(typed):
    assert cleaned(Text(label="Title"), typed) == ["Write the title"]
    assert cleaned(Text(label="Title", required=False), typed) == ""


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\u2066"])
def test_what_would_change_the_page_for_others_is_refused(sign):
    assert "Type the title again" in cleaned(Text(label="Title"), f"a{sign}b")[0]


def test_long_text_keeps_its_lines():
    assert cleaned(LongText(label="Note"), "one\r\n\r\ntwo\rthree") == "one\n\ntwo\nthree"


def test_the_limit_says_how_far_over_it_is():
    said = cleaned(LongText(label="Note"), "x" * 10_001)
    assert said == ["The limit is 10,000 characters and you have 10,001. Shorten the note"]
    assert cleaned(LongText(label="Note"), "x" * 10_000) == "x" * 10_000
    assert "200 characters and you have 201" in cleaned(Text(label="Title"), "x" * 201)[0]


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(typed):
    once = cleaned(LongText(label="Note", required=False), typed)
    if isinstance(once, str):
        assert cleaned(LongText(label="Note", required=False), once) == once
        assert "\r" not in once and "\x00" not in once


def test_nouns_come_from_labels():
    assert cleaned(Text(label="PE lead"), "") == ["Write the PE lead"]
    assert cleaned(Text(label="What is it?"), "") == ["Write an answer to “What is it?”"]
    assert cleaned(Text(label="Why?", required_message="Say why you rate it higher"), "") == [
        "Say why you rate it higher"
    ]


# ---- days --------------------------------------------------------------------------------------------------------
def day(d="", m="", y="", **changes):
    return cleaned(Day(label="Review", noun="the review date", **changes), {"day": d, "month": m, "year": y})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("4", "3", "2026"), date(2026, 3, 4)),
        (("04", "03", "26"), date(2026, 3, 4)),
        (("4", "March", "2026"), date(2026, 3, 4)),
        (("4", "sept.", "2026"), date(2026, 9, 4)),
        (("4", "MAR", "2026"), date(2026, 3, 4)),
        (("29", "2", "2028"), date(2028, 2, 29)),
        (("4 March 2026", "", ""), date(2026, 3, 4)),
        (("04/03/2026", "", ""), date(2026, 3, 4)),
        (("2026-03-04", "", ""), date(2026, 3, 4)),
        (("4th March 2026", "", ""), date(2026, 3, 4)),
        (("04.03.26", "", ""), date(2026, 3, 4)),
    ],
)
def test_a_day_is_read_in_british_order(parts, expected):
    assert day(*parts) == expected


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("17", "", "2026"), "The review date needs a month"),
        (("17", "", ""), "The review date needs a month and a year"),
        (("", "7", "2026"), "The review date needs a day"),
        (("31", "2", "2026"), "31 February 2026 does not exist. Correct the review date"),
        (("29", "Feb", "2026"), "29 February 2026 does not exist. Correct the review date"),
        (("32", "1", "2026"), "The review date needs a day from 1 to 31"),
        (("0", "1", "2026"), "The review date needs a day from 1 to 31"),
        (("1", "13", "2026"), "The review date needs a month from 1 to 12"),
        (("1", "Juno", "2026"), "The review date needs a month as a number or a name, such as 6 or June"),
        (("1", "ma", "2026"), "The review date needs a month as a number or a name, such as 6 or June"),
        (("1", "1", "2014"), "The review date needs a year from 2015 to 2050"),
        (("1", "1", "2051"), "The review date needs a year from 2015 to 2050"),
        (("1", "1", "123"), "The review date needs a year from 2015 to 2050"),
        (("１", "1", "2026"), "The review date needs a day in figures, 0 to 9"),
        (("1", "1", "99999999999999"), "The review date needs a year in figures, 0 to 9"),
        (("-1", "1", "2026"), "The review date needs a day in figures, 0 to 9"),
        (("", "", ""), "Enter the review date"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_by_its_part(parts, sentence):
    assert day(*parts) == [sentence]


def test_a_day_may_be_left_out():
    assert day(required=False) is None


def test_a_day_shows_what_the_row_holds():
    html = draw("{% field form 'review_on' %}", form=NoteForm(initial={"review_on": date(2026, 7, 17)}))
    assert 'value="17"' in html and 'value="7"' in html and 'value="2026"' in html


@given(*[st.text(max_size=12)] * 3)
def test_whatever_is_typed_a_day_is_a_date_or_a_sentence(d, m, y):
    said = day(d, m, y)
    assert isinstance(said, date) or said[0][0].isupper()


# ---- the rest --------------------------------------------------------------------------------------------------------
def test_email():
    assert cleaned(EmailField(), " head@saltmarsh.example ") == "head@saltmarsh.example"
    assert cleaned(EmailField(), "head") == [
        "Check the e-mail address: it should look like name@school.example"
    ]


def test_numbers_and_pounds():
    weeks = {"label": "Weeks", "noun": "the number of weeks", "least": 1, "most": 26}
    assert cleaned(WholeNumber(**weeks), "6") == 6
    for typed in ("0", "27", "six", "1.5", "9" * 30):
        assert cleaned(WholeNumber(**weeks), typed) == [
            "Enter the number of weeks as a whole number from 1 to 26"
        ]
    assert str(cleaned(Pounds(label="Cost"), "£1,140")) == "1140"
    for typed in ("lots", "1.234", "-1", "NaN", "9" * 30):
        assert cleaned(Pounds(label="Cost"), typed)[0].startswith("Enter the cost in pounds")


def test_choices_outside_the_page_are_refused():
    assert cleaned(Pick(label="Next review", choices=[("1", "Friday")]), "2") == [
        "Choose the next review from the list"
    ]
    assert cleaned(TickBox(label="This is the review"), "on") is True


@pytest.mark.django_db
def test_only_people_of_the_list_can_be_chosen():
    school, other = cast.make_school(), cast.make_school(name="Heronsgate Primary School", urn="142346")
    ours = cast.make_person(
        "Leah Whitlock", Role.SENIOR_LEADER, school=school, job_title="Assistant headteacher"
    )
    theirs = cast.make_person("Owen Strange", Role.STAFF, school=other)
    people = Person.objects.filter(pk=ours.pk)
    assert cleaned(PersonChoice(people, label="Owner"), str(ours.pk)) == ours
    for foreign in (str(theirs.pk), "99999999999999999999", "x", "\x00", "-1"):
        assert cleaned(PersonChoice(people, label="Owner"), foreign) == [
            "Choose the owner from the list: that choice is not on it"
        ]
    assert cleaned(PersonChoice(people, label="Owner"), "") == ["Choose the owner"]
    for foreign in (theirs.pk, 99999999999999999999, "x", "\x00"):
        assert (
            "one choice is not among them" in cleaned(PeopleChoice(people, label="Supporters"), [foreign])[0]
        )
    assert (
        PersonChoice(people, label="Owner").label_from_instance(ours)
        == "Leah Whitlock, Assistant headteacher"
    )
