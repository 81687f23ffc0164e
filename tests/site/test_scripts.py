"""The scripts of a page: small, one file, and joined only where that is safe."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from course.errors import CourseError
from course.site.scripts import join
from courses import REPOSITORY

#: What notes, progress and their neighbours may weigh together, compressed.
MOST = 12 * 1024


def modules(folder: Path, **texts: str) -> Path:
    """Write modules; ``main_js="…"`` is main.js."""
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def test_the_scripts_of_the_course_are_light() -> None:
    script = join(REPOSITORY / "docs" / "_static" / "js")
    assert len(gzip.compress(script.encode(), mtime=0)) <= MOST


def test_no_script_makes_markup_of_text() -> None:
    for path in (REPOSITORY / "docs" / "_static" / "js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in text, f"{path.name}: {word}"


def test_a_module_comes_after_those_that_it_needs_and_once(tmp_path: Path) -> None:
    script = join(
        modules(
            tmp_path,
            main='import { a } from "./a.js";\nimport { b } from "./b.js";\nrun(a, b);\n',
            a='import { b } from "./b.js";\nexport const a = b + 1;\n',
            b="export function b() {}\nexport async function c() {}\nexport class D {}\n",
        )
    )
    places = [script.index(f"const module_{name} = ") for name in ("b", "a", "main")]
    assert places == sorted(places)
    assert script.count("function b()") == 1
    assert "return { b, c, D };" in script
    assert "const { a } = module_a;" in script


def test_comments_are_left_out_and_words_that_look_like_them_are_not(tmp_path: Path) -> None:
    text = '/** What it\n * does. */\n// More.\nconst a = "https://b"; // kept\n'
    script = join(modules(tmp_path, main=text))
    assert "does" not in script
    assert "More" not in script
    assert 'const a = "https://b";' in script


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('import a from "./a.js";', "cannot be joined: import a from"),
        ('import { a } from "elsewhere";', "cannot be joined: import { a } from"),
        ("export default 1;", "cannot be joined: export default 1;"),
        ("export let a = 1;", "cannot be joined: export let a = 1;"),
        ('import { x } from "./main.js";', "a circle of imports with main"),
    ],
)
def test_what_cannot_be_joined_is_reported_at_its_line(
    line: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(CourseError) as error:
        join(modules(tmp_path, main=f"const x = 1;\n\n{line}\n"))
    assert error.value.line == 3
    assert said in error.value.what


def test_a_module_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"gone\.js: cannot be read"):
        join(modules(tmp_path, main='import { x } from "./gone.js";\n'))
