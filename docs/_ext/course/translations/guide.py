"""The parts of the translators' guide that are made: the linter's rules, and the terms.

They stand in ``TRANSLATING.md``, between marks, because that is where a translator looks who has
only a browser, and because a search for the name of a rule then finds it there. The examples are
folded away.
"""

from __future__ import annotations

import html
import re

from course.errors import CourseError
from course.project import Project
from course.translations.rules import RULES
from course.translations.rules.examples import Example, examples, prose
from course.translations.rules.rule import Rule, Scope
from course.translations.terminology import markdown, read_terminology

GUIDE = "TRANSLATING.md"


def update_guide(project: Project) -> int:
    """Write the made parts of the guide anew; return an exit status."""
    path = project.root / GUIDE
    text = path.read_text(encoding="utf-8")
    path.write_text(with_made_parts(text, project), encoding="utf-8")
    return 0


def with_made_parts(text: str, project: Project) -> str:
    """Return the text of a guide with its made parts as they should be.

    Raises CourseError where it has no marks for one of them.
    """
    terms = markdown(read_terminology(project.locales / "terminology.csv"))
    for name, made in (("terms", terms), ("rules", rules())):
        marks = f"<!-- {name}: made by `course translations guide` -->\n", f"<!-- end of {name} -->"
        before, begin, rest = text.partition(marks[0])
        _old, end, after = rest.partition(marks[1])
        if not (begin and end):
            what = f"no place for {name}"
            raise CourseError(project.root / GUIDE, None, what, f"write {marks[0]}{marks[1]}")
        text = f"{before}{begin}\n{made}\n{end}{after}"
    return text


def rules() -> str:
    """Return the manual of all rules in Markdown, by what they look at."""
    parts = []
    for scope in Scope:
        group = [rule for rule in RULES if rule.scope is scope]
        parts += [f"### Rules about {scope.value}", *(_manual(rule) for rule in group)]
    return "\n\n".join(parts) + "\n"


def _manual(rule: Rule) -> str:
    first, _, rest = prose(rule).partition("\n\n")
    name = f"<code>{rule.name}</code> ({rule.severity.value})"
    lines = [f"<details><summary>{name}: {_summary(first)}</summary>", ""]
    lines += [rest, ""] if rest else []
    lines += [f"To mend it: {rule.mend}.", ""]
    for pair in examples(rule):
        lines += _pair(*pair)
    return "\n".join([*lines, "</details>"])


def _pair(bad: Example, good: Example) -> list[str]:
    if not bad.is_block:
        return [f"Bad: `{bad.text}`. Good: `{good.text}`.", ""]
    language = "" if bad.language == "en" else f" ({bad.language})"
    fence = "`" * (4 if "```" in bad.text else 3)
    both = [f"# bad{language}", bad.text, "", f"# good{language}", good.text]
    return [f"{fence}po", *both, fence, ""]


def _summary(text: str) -> str:
    return re.sub(
        r"`([^`]+)`", r"<code>\1</code>", html.escape(" ".join(text.split()), quote=False)
    )
