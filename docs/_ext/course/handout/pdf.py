"""From HTML to PDF: the one place that knows WeasyPrint.

The PDF is tagged (PDF/UA-1), its fonts come from Python packages so that every machine prints the
same, nothing is fetched from a network, and an error that WeasyPrint only logs fails the edition.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course.errors import CourseError
from course.handout.page_numbers import settle_page_numbers_once

#: Family in the style sheets, package, file name, weight, style.
FONTS = (
    ("Course Serif", "serif", "SourceSerifPro-Regular", 400, "normal"),
    ("Course Serif", "serif", "SourceSerifPro-It", 400, "italic"),
    ("Course Serif", "serif", "SourceSerifPro-Semibold", 600, "normal"),
    ("Course Serif", "serif", "SourceSerifPro-SemiboldIt", 600, "italic"),
    ("Course Sans", "sans", "SourceSansPro-Regular", 400, "normal"),
    ("Course Sans", "sans", "SourceSansPro-It", 400, "italic"),
    ("Course Sans", "sans", "SourceSansPro-Semibold", 600, "normal"),
)


def write_pdf(html: str, style: str, base: Path, path: Path, fillable: bool = False) -> int:
    """Draw ``html`` with ``style`` into ``path`` and return the number of pages.

    Links to files are relative to ``base``; ``fillable`` makes form fields of HTML's own.
    Raises CourseError where Pango is missing, or where something in the edition is broken; then
    no file is left behind.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher
    except OSError as error:  # the system library is loaded on import
        raise CourseError(
            path, None, f"Pango is missing ({error})", "run `make`, which installs it"
        ) from error
    settle_page_numbers_once()
    fonts = FontConfiguration()
    fetcher = URLFetcher(allowed_protocols={"file", "data"}, fail_on_errors=True)
    beside = path.with_suffix(".part")
    try:
        with _errors() as errors:
            sheets = [
                CSS(string=rules, font_config=fonts, url_fetcher=fetcher)
                for rules in (font_faces(), style)
            ]
            source = HTML(string=html, base_url=f"{base.as_uri()}/", url_fetcher=fetcher)
            options = {
                "pdf_variant": "pdf/ua-1",
                "custom_metadata": True,
                "pdf_forms": fillable,
            }
            document = source.render(stylesheets=sheets, font_config=fonts, **options)
            document.write_pdf(beside, **options)
    except (Exception, FatalURLFetchingError) as error:  # the second is no Exception
        beside.unlink(missing_ok=True)
        raise CourseError(path, None, f"not drawn: {error}", "mend what it names") from error
    if errors:
        beside.unlink(missing_ok=True)
        raise CourseError(path, None, "; ".join(dict.fromkeys(errors)), "mend what it names")
    beside.replace(path)
    return len(document.pages)


def font_faces() -> str:
    """Return the rules that name the fonts' files."""
    import font_source_sans_pro
    import font_source_serif_pro

    folders = {
        "serif": Path(font_source_serif_pro.font_directory),
        "sans": Path(font_source_sans_pro.font_directory),
    }
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{(folders[folder] / name).with_suffix(".otf").as_uri()}"); }}'
        for family, folder, name, weight, style in FONTS
    )


@contextmanager
def _errors() -> Iterator[list[str]]:
    """Collect the errors that WeasyPrint logs while the block runs."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Collector(level=logging.ERROR)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
