"""A person's walk with the keyboard alone, and the ways of signing in and pasting that several walks share."""

from tests.cast import PASSWORD
from tests.walks.test_main_job import Walk

MOST_STOPS = 120


class Keys(Walk):
    """Nothing here touches the mouse: each thing is reached with Tab, and what is reached is seen to be focused."""

    def has_focus(self, place) -> bool:
        return place.evaluate("e => e === document.activeElement")

    def to(self, place):
        """Press Tab until this place has the focus."""
        place.wait_for(state="attached")
        for _ in range(MOST_STOPS):
            if self.has_focus(place):
                return place
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.who} never came to {place} on {self.page.url}")

    def enter(self, place):
        self.to(place)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def write(self, place, text):
        self.to(place)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def paste(self, place, text):
        """What a spreadsheet puts on the clipboard: copied elsewhere, pasted here."""
        sheet = self.page.context.new_page()
        sheet.set_content("<textarea></textarea>")
        sheet.locator("textarea").fill(text)
        sheet.locator("textarea").press("Control+A")
        sheet.locator("textarea").press("Control+C")
        sheet.close()
        self.to(place)
        self.page.keyboard.press("Control+V")

    def sign_in_by_keyboard(self, email):
        self.page.goto("/accounts/login/")
        self.write(self.page.locator("[name=login]"), email)
        self.write(self.page.locator("[name=password]"), PASSWORD)
        self.enter(self.page.get_by_role("button", name="Sign in", exact=True))


def sign_in(walk, email):
    walk.page.goto("/accounts/login/")
    walk.page.locator("[name=login]").fill(email)
    walk.page.locator("[name=password]").fill(PASSWORD)
    walk.press("Sign in")
