/**
 * The search page: what is typed is looked for at once, and what is found is shown with the piece
 * of text that it was found in.
 *
 * @typedef {[start: number, end: number]} Mark
 */
"use strict";

(() => {
  const index = globalThis.courseSearch;
  const { WORD, lower, find } = index;

  const EXCERPT = 180;
  /** How far before the words asked for a piece of text may begin. */
  const BEFORE = 90;
  const PAUSE = 150;

  /** @returns {{start: number, end: number, strength: number}[]} the words that answer, in a text */
  const answersIn = (text, terms) => {
    const found = [];
    for (const match of text.matchAll(WORD)) {
      const word = lower(match[0]);
      const strengths = terms.map((term) => (term.matches.get(word) ?? 0) * term.weight * term.rarity);
      const strength = Math.max(...strengths);
      if (strength > 0.05) {
        found.push({ start: match.index, end: match.index + match[0].length, strength });
      }
    }
    return found;
  };

  /** @returns {Mark} the piece of a text with most of what answers, from a sentence's start if near */
  const pieceOf = (text, found) => {
    if (text.length <= EXCERPT) return [0, text.length];
    let [best, at] = [0, 0];
    for (const { start } of found) {
      const near = found.filter((word) => word.start >= start && word.end <= start + EXCERPT - BEFORE);
      const sum = near.reduce((total, word) => total + word.strength, 0);
      if (sum > best) [best, at] = [sum, start];
    }
    const near = Math.max(0, at - BEFORE);
    let from = near ? text.lastIndexOf(" ", at - BEFORE / 2) + 1 : 0;
    if (near) {
      for (const end of text.slice(near, at).matchAll(/[.?!:][’”»]?\s+/gu)) {
        from = near + end.index + end[0].length;
      }
    }
    const to = text.length - from <= EXCERPT ? text.length : text.lastIndexOf(" ", from + EXCERPT);
    return [from, to];
  };

  /** Put a piece of text into an element, with the words that answer marked. */
  const fill = (element, text, terms) => {
    const found = answersIn(text, terms);
    const [from, to] = pieceOf(text, found);
    let at = from;
    if (from > 0) element.append("… ");
    for (const { start, end } of found) {
      if (start < at || end > to) continue;
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at, to));
    if (to < text.length) element.append(" …");
  };

  const form = document.querySelector(".search-form");
  const input = form.querySelector("input");
  const results = document.querySelector(".search-results");
  const status = results.querySelector("[role=status]");
  const list = results.querySelector("ol");
  const model = results.querySelector("template").content.firstElementChild;
  let asked = "";
  let timer = 0;

  const show = () => {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    const found = query ? find(query) : [];
    list.replaceChildren(
      ...found.map(({ part, terms }) => {
        const item = model.cloneNode(true);
        const link = item.querySelector("a");
        link.href = part.address + (part.place ? `#${part.place}` : "");
        link.querySelector(".search-page").textContent = part.pageTitle;
        const section = link.querySelector(".search-section");
        if (part.place) section.textContent = part.title;
        else section.remove();
        fill(item.querySelector(".search-excerpt"), part.text, terms);
        return item;
      }),
    );
    const { found: count, none } = status.dataset;
    if (!query) status.textContent = "";
    else status.textContent = found.length ? count.replace("%s", String(found.length)) : none;
    try {
      history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : "?");
    } catch {
      // A browser may not let a page from a file change its address; nothing is lost by that.
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE);
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
  if (!asked) input.focus();
})();
