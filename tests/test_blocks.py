"""The tags with words between their two ends."""

import pytest
from django.template import engines
from django.test import RequestFactory


def draw(source, **context):
    return engines["django"].from_string(source).render(context, RequestFactory().get("/"))


def test_a_cell_says_what_it_is_where_the_table_folds():
    drawn = draw('{% cell label css="cn-wall" %} <b>{{ name }}</b> {% endcell %}', label="A & B", name="<i>")
    assert drawn == (
        '<td role="cell" class="cn-wall"><span class="cn-label" aria-hidden="true">A &amp; B</span>'
        '<div class="cn-val"><b>&lt;i&gt;</b></div></td>'
    )
    assert draw('{% cell "Owner" %}x{% endcell %}').startswith('<td role="cell"><span class="cn-label"')


@pytest.mark.parametrize(
    ("look", "button"),
    [
        ("", "govuk-button"),
        ('look="small"', "govuk-button govuk-button--secondary cn-small"),
        ('look="link"', "cn-linkbutton"),
    ],
)
def test_a_press_is_a_form_that_is_one_button(look, button):
    drawn = draw(
        '{% press "area_restore" urn 7 ' + look + " %}Put {{ it }} back{% endpress %}",
        urn="142345",
        it="<it>",
    )
    assert drawn.startswith('<form method="post" action="/schools/142345/areas/7/restore/">')
    assert 'name="csrfmiddlewaretoken"' in drawn
    assert drawn.endswith(f'<button class="{button}">Put &lt;it&gt; back</button></form>')
    assert drawn.count("<button") == 1


def test_the_form_of_a_press_takes_a_class():
    drawn = draw('{% press "account_logout" css="cn-linkform" %}Sign out{% endpress %}')
    assert drawn.startswith('<form class="cn-linkform" method="post" action="/accounts/logout/">')


def test_a_piece_finds_what_stands_between_as_its_words():
    source = '{% piece "_pieces/empty.html" title=title act_url="/a/" act_text="Add" %} It is {{ it }}. {% endpiece %}{{ words }}'
    drawn = draw(source, title="None <yet>", it="<it>")
    assert "None &lt;yet&gt;" in drawn and "<p>It is &lt;it&gt;.</p>" in " ".join(drawn.split())
    assert "It is" not in drawn.partition("</div>")[2], "the words are the piece's alone"
