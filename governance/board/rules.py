"""Which kind of governor may be what on the board. Pure: no row, no clock."""

from governance.board.models import Appointment
from schools.models import Role
from schools.words import lower_first

Category = Appointment.Category
# Who works at the school, or is no governor, chairs no board (School Governance (Roles, Procedures and Allowances)
# (England) Regulations 2013, regulation 7).
NEVER_CHAIR = {Category.STAFF, Category.HEADTEACHER, Category.ASSOCIATE, Category.CLERK}


def problem(category: str, role: str, is_vice_chair: bool) -> tuple[str, str] | None:
    """(field, sentence) of what does not go together; None where all does."""
    name = Category(category).label
    if (category == Category.CLERK) != (role == Role.CLERK):
        return (
            "category",
            "A clerk is “Clerk, not a member”, and nobody else is. Choose another category or part",
        )
    if role == Role.CHAIR and category in NEVER_CHAIR:
        return "role", f"{_a(name)} cannot chair the board. Choose another part, or another category"
    if is_vice_chair and category in NEVER_CHAIR:
        return "is_vice_chair", f"{_a(name)} cannot be vice-chair. Take that away, or choose another category"
    if is_vice_chair and role == Role.CHAIR:
        return "is_vice_chair", "One person is not chair and vice-chair. Take one away"
    return None


def _a(name: str) -> str:
    small = lower_first(name)
    return f"{'An' if small[0] in 'aeiou' else 'A'} {small}"
