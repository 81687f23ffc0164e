/** What the page around the text does; without this script it is whole, too. */

const article = document.getElementById("furo-main-content");

/** Closes a drawer when one of its links leads to a place on the same page. */
function closeAfterUse() {
  for (const drawer of document.querySelectorAll("[popover]")) {
    drawer.addEventListener("click", (event) => {
      if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover();
    });
  }
}

/** Lets the keyboard scroll what is wider than the page, and says what that is. */
function reachWideParts() {
  const parts = article?.querySelectorAll(".table-wrapper, pre, .fill-in") ?? [];
  const look = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const wide = target.scrollWidth > target.clientWidth + 1;
      target.toggleAttribute("data-wide", wide);
      for (const [name, value] of [
        ["tabindex", "0"],
        ["role", "region"],
        ["aria-label", article.dataset.scrolls],
      ]) {
        if (wide) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
    }
  });
  parts.forEach((part) => look.observe(part));
}

/** Marks where one is in the list of what is on this page. */
function followText() {
  const links = [...document.querySelectorAll(".toc-tree a[href^='#']")];
  const places = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const follow = () => {
    const above = places.findLastIndex((place) => place && place.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, number) => {
      if (number === above) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  let asked = 0;
  addEventListener(
    "scroll",
    () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(follow);
    },
    { passive: true },
  );
  follow();
}

/** Prints what is folded, and folds it again. */
function unfoldOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
  });
}

export function startFrame() {
  closeAfterUse();
  reachWideParts();
  followText();
  unfoldOnPaper();
}
