"""A body with an administrator, two advisers and three schools, for the tests of its pages."""

from dataclasses import dataclass

from django.urls import reverse

from schools.models import Person, ResponsibleBody, Role, School, SchoolBody
from tests.cast import link, make_person, make_school


@dataclass
class BodyScene:
    body: ResponsibleBody
    admin: Person
    adviser: Person
    schools: list[School]
    question: SchoolBody

    def url(self, name, *ids):
        return reverse(name, args=[self.body.pk, *ids])


def make_body_scene(cast) -> BodyScene:
    """The cast's authority and its people, with a second school; a third has been asked and has not answered."""
    schools = [cast.school, make_school("Lantern Primary School", "142377")]
    link(schools[1], cast.authority)
    asked = make_school("Gullholt Academy", "142378")
    question = link(asked, cast.authority, SchoolBody.Basis.COMMISSIONED)
    question.asked_on = question.starts_on
    question.save()
    make_person("Head of Gullholt", Role.HEADTEACHER, school=asked)
    return BodyScene(cast.authority, cast.body_admin, cast.adviser, schools, question)


def address(scene: BodyScene, name: str) -> str:
    """The address of this page of the body, with an id of its own people or links in it."""
    ids = {
        "body_member": [scene.adviser.pk],
        "body_member_end": [scene.adviser.pk],
        "body_member_again": [scene.adviser.pk],
        "body_ask_withdraw": [scene.question.pk],
    }
    return scene.url(name, *ids.get(name, []))
