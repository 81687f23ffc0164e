"""The course with every component in it: nothing to warn of, in any format."""

from __future__ import annotations

import pytest
from shelf import shown


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("builder", ["html", "handout", "epub", "text", "gettext", "dummy"])
def test_every_format_of_every_component_builds_without_a_warning(
    builder: str, language: str
) -> None:
    assert shown(builder, language).warnings == ""
