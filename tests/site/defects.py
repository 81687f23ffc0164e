"""The 25 defects that the theme had when we measured it, each as a question to an open page.

A check gets the ``View`` of a built specimen and yields what is wrong there; the theme as it comes
has something to answer to every one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

Check = Callable[["View"], Iterator[str]]

#: By number and name, in the order of the list that we made.
DEFECTS: dict[str, Check] = {}

THING = "thing.html"
CHILD = "part/child.html"
SEARCH = "search.html"

CONTRAST = """(() => {
  const channel = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map(channel);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
})()"""


@dataclass
class View:
    """A specimen that is served at ``address``, and the browser that looks at it."""

    browser: Browser
    address: str
    right_to_left: str  # the address of the same site from right to left
    pages: list[Page] = field(default_factory=list)

    def open(self, path: str, width: int = 1280, before: str = "", **settings: Any) -> Page:
        """Open a page in a window of its own; ``before`` is a script that runs first."""
        page = self.browser.new_context(
            viewport={"width": width, "height": 780}, **settings
        ).new_page()
        self.pages.append(page)
        if before:
            page.add_init_script(before)
        page.goto(f"{self.right_to_left if path.startswith('/') else self.address}/{path}")
        return page

    def close(self) -> None:
        """Close what was opened."""
        while self.pages:
            self.pages.pop().context.close()


def defect(number: int) -> Callable[[Check], Check]:
    """Register a check under its number in the list."""

    def register(check: Check) -> Check:
        DEFECTS[f"{number}-{check.__name__}"] = check
        return check

    return register


def count(page: Page, selector: str) -> Iterator[str]:
    """Yield the selector where something matches it."""
    if number := page.locator(selector).count():
        yield f"{number} x {selector}"


@defect(1)
def a_caption_without_its_level(view: View) -> Iterator[str]:
    yield from count(view.open(THING), "[role=heading]:not([aria-level])")


@defect(2)
def landmarks_without_names(view: View) -> Iterator[str]:
    page = view.open(THING)
    yield from count(page, ":is(aside, nav):not([aria-label], [aria-labelledby])")
    if not page.locator("nav").count():
        yield "no nav"


@defect(3)
def a_task_without_a_label(view: View) -> Iterator[str]:
    yield from view.open(THING).evaluate(
        """() => [...document.querySelectorAll("input[type=checkbox].task-list-item-checkbox")]
          .filter((box) => !box.labels.length && !box.ariaLabel).map((box) => box.outerHTML)"""
    )


@defect(4)
def a_wide_part_that_no_key_reaches(view: View) -> Iterator[str]:
    page = view.open(THING, width=320)
    page.wait_for_timeout(50)  # the observer tells a frame after the page is drawn
    yield from page.evaluate(
        """() => [...document.querySelectorAll("article pre, article .table-wrapper")]
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .filter((part) => !part.hasAttribute("tabindex") || !part.ariaLabel)
          .map((part) => part.outerHTML.slice(0, 60))"""
    )


@defect(5)
def a_search_page_without_title_or_a_phone_without_search(view: View) -> Iterator[str]:
    if (number := view.open(SEARCH).locator("h1").count()) != 1:
        yield f"{number} titles"
    if not view.open(THING, width=360).evaluate(
        """() => [...document.querySelectorAll("[type=search], [name=q], a[href*='search.html']")]
          .some((way) => {
            const box = way.getBoundingClientRect();
            return way.checkVisibility() && box.left >= 0 && box.right <= innerWidth && box.width;
          })"""
    ):
        yield "no way to search in sight"


@defect(6)
def a_link_to_the_source_outside_the_landmarks(view: View) -> Iterator[str]:
    yield from count(view.open(THING), "a[href*='_sources']")


@defect(7)
def a_link_whose_line_is_too_faint(view: View) -> Iterator[str]:
    for scheme in ("light", "dark"):
        page = view.open(THING, color_scheme=scheme)
        ratio = page.evaluate(
            f"""() => {{
              const contrast = {CONTRAST};
              const link = document.querySelector("article p a[href]:not(.headerlink)");
              const ground = getComputedStyle(document.body).backgroundColor;
              return contrast(getComputedStyle(link).textDecorationColor, ground);
            }}"""
        )
        if ratio < 3:
            yield f"{scheme}: {ratio:.2f}"


@defect(8)
def a_menu_for_the_mouse_or_a_closed_drawer_in_the_tab_order(view: View) -> Iterator[str]:
    page = view.open(CHILD, width=360)
    yield from page.evaluate(
        """() => [...document.querySelectorAll("label[for]")]
          .filter((label) => label.checkVisibility() && !label.control?.checkVisibility())
          .map((label) => `label for ${label.htmlFor}`)"""
    )
    yield from page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, summary")]
          .filter((control) => control.checkVisibility({ visibilityProperty: true }))
          .filter((control) => {
            const box = control.getBoundingClientRect();
            return box.right <= 0 || box.left >= innerWidth;
          })
          .map((control) => `off the screen: ${control.outerHTML.slice(0, 60)}`)"""
    )


@defect(9)
def a_search_field_that_hides_its_focus(view: View) -> Iterator[str]:
    page = view.open(THING)
    page.locator(".sidebar-search").focus()
    if (
        page.locator(".sidebar-search").evaluate("(f) => getComputedStyle(f).outlineStyle")
        == "none"
    ):
        yield "no outline"


@defect(10)
def a_colours_button_that_is_too_small(view: View) -> Iterator[str]:
    for width in (360, 1280):
        for button in view.open(THING, width=width).locator(".theme-toggle").all():
            box = button.bounding_box()
            if box and min(box["width"], box["height"]) < 24:
                yield f"{width}: {box}"


@defect(11)
def motion_for_who_asked_for_none(view: View) -> Iterator[str]:
    yield from view.open(THING, width=360, reduced_motion="reduce").evaluate(
        """() => [...document.querySelectorAll("*")].flatMap((element) => {
          const style = getComputedStyle(element);
          const smooth = style.scrollBehavior === "smooth";
          const moves = smooth || parseFloat(style.transitionDuration) > 0;
          return moves ? [element.outerHTML.slice(0, 60)] : [];
        })"""
    )


@defect(12)
def form_fields_that_stay_light(view: View) -> Iterator[str]:
    page = view.open(THING, color_scheme="light")
    page.evaluate("document.body.dataset.theme = 'dark'")
    for selector in ("html", ".sidebar-search"):
        scheme = page.locator(selector).evaluate("(part) => getComputedStyle(part).colorScheme")
        if scheme != "dark":
            yield f"{selector}: {scheme}"


@defect(13)
def signs_that_vanish_in_forced_colours(view: View) -> Iterator[str]:
    page = view.open(THING, forced_colors="active")
    tabs = page.evaluate(
        """() => [...document.querySelectorAll(".sd-tab-label")].map((label) => {
          const style = getComputedStyle(label);
          return [style.borderBlockEndStyle, style.borderBlockEndWidth, style.outlineStyle].join();
        })"""
    )
    if len(set(tabs)) == 1:
        yield "the selected tab looks as the others do"
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".admonition-title")]
          .map((title) => getComputedStyle(title, "::before"))
          .filter((sign) => sign.content !== "none" && sign.maskImage !== "none")
          .filter((sign) => sign.forcedColorAdjust === "auto")
          .map(() => "the sign of a box is drawn with a colour only")"""
    )


@defect(14)
def more_or_fewer_than_one_viewport(view: View) -> Iterator[str]:
    for path in (THING, SEARCH):
        if (number := view.open(path).locator("meta[name=viewport]").count()) != 1:
            yield f"{path}: {number}"


@defect(15)
def english_around_a_dutch_text(view: View) -> Iterator[str]:
    yield from view.open(CHILD).evaluate(
        """() => [...document.querySelectorAll("body *")]
          .flatMap((part) => [
            part.ariaLabel, part.title, part.matches("title, a") && part.textContent,
          ])
          .filter((words) => /Toggle|Contents|Skip to|Back to|Link to|Light/.test(words || ""))"""
    )


@defect(16)
def a_page_that_breaks_where_storage_is_blocked(view: View) -> Iterator[str]:
    wrong: list[str] = []
    page = view.open(
        THING,
        before="""Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("blocked", "SecurityError"); },
        });""",
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.reload()
    if page.locator("html.no-js").count():
        wrong.append("the scripts ended early")
    shown = page.locator("body").get_attribute("data-theme")
    if button := page.locator(".theme-toggle:visible"):
        button.first.click(timeout=2_000) if button.count() else wrong.append("no colours button")
    if page.locator("body").get_attribute("data-theme") == shown:
        wrong.append("the colours cannot be changed")
    yield from wrong


@defect(17)
def paper_that_misses_something_or_shows_too_much(view: View) -> Iterator[str]:
    page = view.open(THING, width=718)
    page.emulate_media(media="print")
    yield from page.evaluate(
        """() => [
          ...[".skip-to-content", ".mobile-header", ".bottom-of-page", ".back-to-top"]
            .filter((name) => document.querySelector(name)?.checkVisibility())
            .map((name) => `${name} is printed`),
          ...[...document.querySelectorAll("article :is(details > :not(summary), .sd-tab-content)")]
            .filter((part) => !part.checkVisibility() || !part.getBoundingClientRect().height)
            .map((part) => `not printed: ${part.textContent.trim().slice(0, 40)}`),
          ...[...document.querySelectorAll("article pre")]
            .filter((code) => code.scrollWidth > code.clientWidth + 1).map(() => "clipped code"),
        ]"""
    )


@defect(18)
def a_script_between_the_lines(view: View) -> Iterator[str]:
    yield from count(view.open(THING), "script:not([src], [type='application/ld+json'])")


@defect(19)
def a_style_sheet_between_the_lines(view: View) -> Iterator[str]:
    yield from count(view.open(THING), "style")


@defect(20)
def a_style_attribute_of_the_theme(view: View) -> Iterator[str]:
    page = view.open(THING)
    yield from count(page, "[style]:not(article *)")
    if page.request.get(f"{view.address}/genindex.html").ok:
        yield "an index with style attributes"


@defect(21)
def a_picture_in_a_data_address(view: View) -> Iterator[str]:
    yield from view.open(THING).evaluate(
        """() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]
          .filter((rule) => rule.cssText.includes("data:"))
          .map((rule) => rule.cssText.slice(0, 60)))"""
    )


@defect(22)
def a_script_that_makes_code_of_text(view: View) -> Iterator[str]:
    for path in (THING, SEARCH):
        page = view.open(path)
        for source in page.evaluate("() => [...document.scripts].map((script) => script.src)"):
            if source and f"{source}".startswith(view.address):
                text = page.request.get(source).text()
                if "addTranslations" in text and "Documentation.addTranslations({" in text:
                    yield f"{path}: {source}"


@defect(23)
def a_width_that_an_author_gave_as_a_style(view: View) -> Iterator[str]:
    page = view.open(THING)
    yield from count(page, "article [style]")
    picture = page.locator("article img")
    share = picture.evaluate("(image) => image.clientWidth / image.closest('section').clientWidth")
    if not 0.35 < share < 0.45:
        yield f"the picture is {share:.0%} wide, not 40%"


@defect(24)
def no_direction(view: View) -> Iterator[str]:
    for path in (THING, f"/{THING}"):
        if not view.open(path).locator("html[dir]").count():
            yield path


@defect(25)
def things_on_the_wrong_side_from_right_to_left(view: View) -> Iterator[str]:
    page = view.open(f"/{CHILD}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    yield from page.evaluate(
        """() => {
          const box = (name) => document.querySelector(name)?.getBoundingClientRect();
          const wrong = [];
          if (box(".sidebar-drawer").left < box("article").left) wrong.push("navigation");
          const [next, previous] = [box(".next-page"), box(".prev-page")];
          if (next && previous && next.left > previous.left) wrong.push("next and previous");
          return wrong;
        }"""
    )
    page = view.open(f"/{THING}")
    page.evaluate("document.documentElement.dir = 'rtl'")
    yield from page.evaluate(
        """() => {
          const style = (name) => getComputedStyle(document.querySelector(name));
          const wrong = [];
          if (style("blockquote").borderLeftWidth !== "0px") wrong.push("bar of a quotation");
          if (style("pre").direction !== "ltr") wrong.push("code");
          if (style(".admonition").borderLeftWidth !== "0px") wrong.push("bar of a box");
          return wrong;
        }"""
    )
