"""Reading the forms of a page as a browser would send them."""

import re
from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.form, self.area, self.select = [], None, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.form = {}
            self.forms.append(self.form)
        if self.form is None:
            return
        name = attrs.get("name")
        if tag == "input" and name:
            kind = attrs.get("type", "text")
            if kind in ("radio", "checkbox"):
                if "checked" in attrs:
                    self.form.setdefault(name, []).append(attrs.get("value", "on"))
            elif kind != "submit":
                self.form.setdefault(name, []).append(attrs.get("value") or "")
        elif tag == "textarea" and name:
            self.area = name
            self.form.setdefault(name, []).append("")
        elif tag == "select" and name:
            self.select = name
            self.form.setdefault(name, [])
        elif tag == "option" and self.select:
            chosen = self.form[self.select]
            if "selected" in attrs or not chosen:
                self.form[self.select] = [attrs.get("value", "")]

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.area and self.form is not None:
            self.form[self.area][-1] += data


def forms_of(html: str) -> list[dict[str, list[str]]]:
    """Every form of the page: what it would send as it stands, by name."""
    reader = _Forms()
    reader.feed(html)
    return [
        {name: [v.removeprefix("\n") for v in values] for name, values in form.items()}
        for form in reader.forms
    ]


def compact(page: str) -> str:
    """The page whatever the lines of its templates are: runs of white space are one blank, and none is beside a tag."""
    return re.sub(r" ?(</?[a-zA-Z][^<>]*?) ?> ?", r"\1>", " ".join(page.split()))


def main_form(html: str) -> dict[str, list[str]]:
    """The form of the page that is saved: the one that carries the key `once`."""
    return next(form for form in forms_of(html) if "once" in form)
