"""The two authorities, with their schools and the people who advise them."""

from demo.neighbours import beckenholt, dunnock_lane, gullholt, old_quarry, skerrick_bay, tamberley
from demo.saltmarsh import school as saltmarsh
from demo.stories import PersonStory, SchoolStory

AUTHORITY, OTHER_AUTHORITY = "Westmarch", "Eastmere"

# Each with the authority it belongs to; the chief one first.
SCHOOLS: list[tuple[str, SchoolStory]] = [
    (AUTHORITY, saltmarsh.SCHOOL),
    (AUTHORITY, dunnock_lane.SCHOOL),
    (AUTHORITY, beckenholt.SCHOOL),
    (AUTHORITY, gullholt.SCHOOL),
    (AUTHORITY, old_quarry.SCHOOL),
    (AUTHORITY, tamberley.SCHOOL),
    (OTHER_AUTHORITY, skerrick_bay.SCHOOL),
]

# The one who visits, and the one who lets others in.
ADVISER, ADMIN = "Robert Kelso", "Edith Rao"
ADVISERS: list[tuple[str, PersonStory]] = [
    (AUTHORITY, PersonStory(ADVISER, "adviser", "School improvement adviser", account="adviser")),
    (AUTHORITY, PersonStory(ADMIN, "body_admin", "Head of school improvement", account="body_admin")),
    (OTHER_AUTHORITY, PersonStory("Colin Strand", "adviser", "School adviser", signs_in=True)),
]
# Without a sign-in: named to two schools; and invited, but not here yet.
NAMED_ADVISER = PersonStory("Daniel Prior", "adviser", "Adviser for English")
INVITED_ADVISER = PersonStory("Harriet Oduya", "adviser", "Adviser for governance")
