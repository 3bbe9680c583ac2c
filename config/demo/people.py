"""The people and bodies outside the schools, and the sign-ins that are printed."""

from config.demo.script import Who

PASSWORD = "saltmarsh-in-spring"
AUTHORITY, OTHER_AUTHORITY = "Westmarch", "Eastmere"
# Each with the body it is of.
ADVISERS = [
    (AUTHORITY, Who("Robert Kelso", "adviser", "School improvement adviser", account="adviser")),
    (AUTHORITY, Who("Edith Rao", "body_admin", "Head of school improvement", account="body_admin")),
    (OTHER_AUTHORITY, Who("Colin Strand", "adviser", "School adviser", signs_in=True)),
]
# The order in which accounts are printed: one each of the first six, then the others.
ACCOUNTS = [
    "headteacher",
    "senior_leader",
    "chair",
    "governor",
    "clerk",
    "adviser",
    "plan_editor",
    "staff",
    "body_admin",
    "another_headteacher",
]


def address(name: str, place: str) -> str:
    """«catherine.hallam@saltmarsh.example»: no mail can ever reach it."""
    return f"{name.lower().replace(' ', '.')}@{place.lower().replace(' ', '-')}.example"
