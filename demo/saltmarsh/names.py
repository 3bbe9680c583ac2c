"""The people and the areas of Saltmarsh by their names, and when its board meets."""

from demo.days import Ago, Ahead

CATHERINE = "Catherine Hallam"
PRIYA = "Priya Nair"
IMRAN = "Imran Sheikh"
LEAH = "Leah Whitlock"
TOM = "Tom Penhale"
GRACE = "Grace Adeyemi"
JOSH = "Josh Ellery"
NADIA = "Nadia Corrin"
MARCUS = "Marcus Thwaite"
RHIAN = "Rhian Colley"
SIAN = "Sian Povey"
DEREK = "Derek Amory"
ANJALI = "Anjali Foss"
JOAN = "Joan Birkett"
MARTIN = "Martin Ebdon"
OWEN = "Owen Tredwell"
FARAH = "Farah Siddall"
BETH = "Beth Lowry"

WRITING = "Writing at greater depth"
MATHEMATICS = "Mathematics in Years 5 and 6"
FEEDBACK = "Marking and feedback"
READING = "Reading for disadvantaged pupils"
GOVERNANCE = "Governance"

LAST_MEETING, NEXT_MEETING = Ago(30), Ahead(5)
