"""The forms by which a school lets a body in, or no longer."""

from schools.forms.base import CairnForm
from schools.forms.fields import Pick


class LinkAcceptForm(CairnForm):
    submit = "Let them in"


class LinkStopForm(CairnForm):
    submit = "Stop letting them in"


class LinkAddForm(CairnForm):
    submit = "Let them in"
    body = Pick(label="Authority, trust or diocese", noun="the body")

    def __init__(self, *args, bodies=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.by_pk = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [
            ("", "Choose one"),
            *((pk, body.name) for pk, body in self.by_pk.items()),
        ]

    def clean_body(self):
        return self.by_pk[self.cleaned_data["body"]]
