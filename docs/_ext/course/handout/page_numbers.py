"""WeasyPrint lays out a book once more than it must; with this, it does not.

``target-counter(attr(…), page)`` gives each page its place in the book, which is known only after
a first layout. Two slips in WeasyPrint 70.0 make it lay out every page with such a number again,
and then again:

- ``compute_content_list`` uses one name for two lists, so a number that belongs to another page
  counts as one of its own page, and follows every change there;
- it notes the target of ``attr()`` under no name, so the page that waits for a target is not told;
- the number of all pages, which nothing here shows, is compared with the rest, and it is 0 in the
  first layout.

The output is the same, byte for byte: ``tests/handout/test_page_numbers.py``. It is for this
version only; another one works as it comes. To be reported at
https://github.com/Kozea/WeasyPrint/issues.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

VERSION = "70.0"

#: Where our documents name the target of a page number.
ATTRIBUTE = "data-href"


def settle_page_numbers_once() -> None:
    """Mend WeasyPrint in this process; doing it twice does nothing."""
    import weasyprint
    from weasyprint.css.targets import TargetCollector

    if weasyprint.__version__ != VERSION or hasattr(TargetCollector, "course_collect"):
        return
    collect: Callable[..., None] = TargetCollector.collect_missing_counters
    cache: Callable[..., None] = TargetCollector.cache_target_page_counters

    def collect_missing_counters(
        self: Any, box: Any, token: str, again: Any, own: Any, others: dict[str | None, Any]
    ) -> None:
        if None in others and (target := box.element.get(ATTRIBUTE)):
            own, others = [], {target.removeprefix("#"): others[None]}
        collect(self, box, token, again, own, others)

    def cache_target_page_counters(
        self: Any, name: str, values: dict[str, Any], index: int, pages: Any
    ) -> None:
        known = {counter: value for counter, value in values.items() if counter != "pages"}
        cache(self, name, known, index, pages)

    TargetCollector.course_collect = collect
    TargetCollector.collect_missing_counters = collect_missing_counters
    TargetCollector.cache_target_page_counters = cache_target_page_counters
