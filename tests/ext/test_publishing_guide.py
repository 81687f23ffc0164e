"""The guide for publishers says what the files for hosts say."""

from __future__ import annotations

import re

from course.site.headers import HEADERS
from courses import REPOSITORY

_CONTRIBUTING = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = _CONTRIBUTING[_CONTRIBUTING.index("## Putting the site on the web") :]


def test_the_example_sends_what_the_site_asks_for() -> None:
    for name, value in HEADERS.items():
        assert f'add_header {name} "{value}" always;' in GUIDE


def test_the_guide_names_no_host_that_an_example_may_not_name() -> None:
    assert set(re.findall(r"https://[\w.-]+", GUIDE)) == {"https://course.example.org"}
