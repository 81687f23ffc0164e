"""Two builds of one course give the same bytes, so that anyone can check what was published."""

from __future__ import annotations

import io
import shutil

import pytest
from pypdf import PdfReader
from runs import course_build, files, names_that_differ

from conftest import ROOTS, SmallCourse
from course.project import Project

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, Files]:
    """The Dutch site of two builds from nothing, the second in a folder of another name."""
    found = []
    for name in ("one", "the-other"):
        root = tmp_path_factory.mktemp("same") / name
        shutil.copytree(ROOTS / "test-basic", root)
        small = SmallCourse(Project(root))
        assert course_build(small, "--language", "nl", "--release").status == 0
        found.append(files(small.project.site))
    return found[0], found[1]


@pytest.mark.parametrize("suffix", [".pdf", ".epub", ".zip"])
def test_two_builds_of_a_download_are_byte_identical(
    builds: tuple[Files, Files], suffix: str
) -> None:
    one, other = ({n: c for n, c in build.items() if n.endswith(suffix)} for build in builds)
    assert len(one) == {".pdf": 7, ".epub": 1, ".zip": 1}[suffix]
    assert names_that_differ(one, other) == []


def test_two_builds_of_the_site_are_byte_identical(builds: tuple[Files, Files]) -> None:
    one, other = (
        {name: content for name, content in build.items() if "/downloads/" not in name}
        for build in builds
    )
    assert "nl/search-index.js" in one
    assert names_that_differ(one, other) == []


def test_a_print_says_the_date_of_its_source_not_that_of_its_making(
    builds: tuple[Files, Files],
) -> None:
    (pdf,) = [content for name, content in builds[0].items() if name.endswith("-a4.pdf")]
    metadata = PdfReader(io.BytesIO(pdf)).metadata
    assert metadata is not None
    assert metadata["/CreationDate"].startswith("D:19800101")
