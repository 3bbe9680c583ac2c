"""The addresses of the board."""

from governance.board import urls as board
from governance.challenges import urls as challenges
from governance.home import urls as home
from governance.meetings import urls as meetings
from governance.packs import urls as packs
from governance.visits import urls as visits

urlpatterns = [
    *board.urlpatterns,
    *challenges.urlpatterns,
    *home.urlpatterns,
    *meetings.urlpatterns,
    *packs.urlpatterns,
    *visits.urlpatterns,
]
