"""Text can be read by day and by night: 4.5 to 1 or more (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from typing import Any

import pytest

pytest_plugins = ["handout.fixtures", "site_fixtures"]

Seen = dict[str, Any]
Colour = tuple[float, float, float, float]

SCHEMES = ("light", "dark", "chosen dark")
LEAST = 4.5
WHITE = (255.0, 255.0, 255.0, 1.0)


def colour(words: str) -> Colour:
    """Return red, green, blue (0 to 255) and opacity of ``rgb(1, 2, 3)`` or ``rgba(…)``."""
    assert words.startswith("rgb"), words
    numbers = [float(number) for number in re.findall(r"[\d.]+", words)]
    red, green, blue, *opacity = numbers
    return red, green, blue, opacity[0] if opacity else 1.0


def over(upper: Colour, lower: Colour) -> Colour:
    """Return what is seen of ``upper`` on ``lower``, which nothing shines through."""
    share = upper[3]
    red, green, blue = (
        share * up + (1 - share) * low for up, low in zip(upper[:3], lower[:3], strict=True)
    )
    return red, green, blue, 1.0


def luminance(shown: Colour) -> float:
    """Return the relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [part / 255 for part in shown[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, layers: list[str]) -> float:
    """Return the contrast of text with what lies under it, the uppermost layer first."""
    ground = WHITE
    for layer in reversed(layers):
        ground = over(colour(layer), ground)
    dark, light = sorted((luminance(over(colour(text), ground)), luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert contrast("rgb(0, 0, 0)", ["rgb(255, 255, 255)"]) == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", []) == pytest.approx(4.48, abs=0.01)
    assert contrast("rgba(0, 0, 0, 0.5)", ["rgb(255, 255, 255)"]) == pytest.approx(3.95, abs=0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_of_all_pages_stands_out_from_what_is_under_it(scheme: str, seen: Seen) -> None:
    faint = set()
    pairs = 0
    for path, found in seen.items():
        for text, layers, _size, _weight, words in found[scheme]:
            pairs += 1
            if (ratio := contrast(text, layers)) < LEAST:
                faint.add(f"{ratio:.2f} {text} on {layers[:1]}: {words!r} ({path})")
    assert pairs > 1000
    assert not faint, "\n".join(sorted(faint)[:20])


def test_dark_is_dark_whether_the_machine_or_the_reader_chooses_it(seen: Seen) -> None:
    for path, found in seen.items():
        if path != "index.html":
            assert found["dark"] == found["chosen dark"], path
            assert found["dark"] != found["light"], path
