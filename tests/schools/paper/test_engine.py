"""The maker of PDFs reads its own templates and typeface, and nothing else."""

import re

from schools.paper import engine


def test_templates_bring_in_nothing_from_elsewhere():
    for template in engine.TEMPLATES.glob("*.typ"):
        words = template.read_text()
        assert "@preview" not in words and "@local" not in words
        assert set(re.findall(r'#import "([^"]+)"', words)) <= {"look.typ"}
        assert "eval(" not in words and "read(" not in words


def test_a_chart_gets_the_typeface_of_the_documents():
    assert (
        engine.for_paper('<svg font-family="Source Sans 3, Arial, sans-serif">')
        == '<svg font-family="Cairn Sans">'
    )
