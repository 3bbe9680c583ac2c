"""What the walks of issue-sized tasks share: one running site, a school of its own for each walk, one browser a file."""

import itertools
import json

import pytest

from tests.walks.site import running_site
from tests.walks.small_school import NAMES, TODAY


@pytest.fixture(scope="session")
def shared_site(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("walks"), TODAY) as site:
        site.names = itertools.count()
        yield site


@pytest.fixture
def school(shared_site):
    """The ids of a small school that no other walk has touched."""
    number = next(shared_site.names)
    code = (
        f"import json\nfrom tests.walks.small_school import lay\nprint('IDS ' + json.dumps(lay({number})))\n"
    )
    printed = shared_site.manage("shell", "--verbosity=0", code=code)
    assert number < len(NAMES)
    return json.loads(printed.split("IDS ", 1)[1])
