"""The guide for publishers says what the files for hosts say."""

from __future__ import annotations

import re

from course.site.for_hosts import POLICY
from courses import REPOSITORY

GUIDE = (REPOSITORY / "PUBLISHING.md").read_text(encoding="utf-8")


def test_the_example_has_the_content_policy_of_the_site() -> None:
    assert f'add_header Content-Security-Policy "{POLICY}" always;' in GUIDE


def test_the_guide_names_no_host_that_an_example_may_not_name() -> None:
    assert set(re.findall(r"https://[\w.-]+", GUIDE)) == {"https://example.org"}
