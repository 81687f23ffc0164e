"""Check the translators' PO files, message by message, before anyone builds."""

from __future__ import annotations

from course.errors import CourseError
from course.languages import Language
from course.project import Project
from course.translations.catalogue import compile_catalogues


def check_catalogues(project: Project, language: Language) -> int:
    """Print one line per message that cannot be shown; return 1 where there is one."""
    found: list[str] = []
    try:
        compile_catalogues(project, language.code, found.append)
    except CourseError as error:
        found.append(str(error))
    for line in found:
        print(line.replace(f"{project.root}/", ""))  # noqa: T201 - for the translator
    print(f"{language.code}: {len(found)} to mend")  # noqa: T201
    return int(bool(found))
