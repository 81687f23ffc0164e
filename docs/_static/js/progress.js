/** Ticks for chapters that are done, in every language, and the way back to where one was. */

import { isStep, onDo, pageName, word } from "./page.js";
import { DONE, PLACE, isKeeping, onChange, read, write } from "./store.js";

const PLACES = /^([\w/-]+)(?:#([\w-]+))?$/;

export function startProgress() {
  onDo("done", "change", ({ target }) => {
    write(DONE + pageName, target.checked ? "yes" : "");
    showTicks();
  });
  onChange(showAll);
  showAll();
  if (isStep) {
    write(PLACE, pageName);
    addEventListener("pagehide", () => write(PLACE, place()));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") write(PLACE, place());
    });
  }
}

function showAll() {
  showTicks();
  for (const tick of document.querySelectorAll('[data-do="done"]')) {
    if (isKeeping()) tick.checked = Boolean(read(DONE + pageName));
  }
  for (const line of document.querySelectorAll(".go-on")) showWay(line);
}

/** @returns {Map<string, HTMLAnchorElement>} the links of the navigation by the names of pages */
function pages() {
  const root = new URL(document.documentElement.dataset.content_root, location.href);
  const links = document.querySelectorAll(".sidebar-tree a");
  return new Map([...links].map((link) => [nameOf(new URL(link.href), root), link]));
}

function nameOf(url, root) {
  return decodeURI(url.pathname).slice(decodeURI(root.pathname).length).replace(/\.html$/, "");
}

function showTicks() {
  for (const [name, link] of pages()) {
    const tick = link.querySelector(".done-tick");
    if (!read(DONE + name)) tick?.remove();
    else if (!tick) {
      const made = document.createElement("span");
      made.className = "done-tick";
      const sign = document.createElement("span");
      sign.setAttribute("role", "img");
      sign.setAttribute("aria-label", word("done"));
      made.append(" ", sign);
      link.append(made);
    }
  }
}

/** The page, and the section that the reader has on top of the window. */
function place() {
  const sections = [...document.querySelectorAll("article section section[id]")];
  const last = sections.filter((section) => section.getBoundingClientRect().top < innerHeight / 3).pop();
  return last ? `${pageName}#${last.id}` : pageName;
}

/** Leads to where the reader was, or on from a chapter that is done. */
function showWay(line) {
  const [, was, section] = PLACES.exec(read(PLACE) ?? "") ?? [];
  const order = line.dataset.pages.split(" ");
  const from = order.indexOf(was);
  const name = from < 0 ? undefined : order.slice(from).find((page) => !read(DONE + page));
  const target = pages().get(name);
  line.hidden = !target;
  if (!target) return;
  const link = line.querySelector("a");
  link.href = section && name === was ? `${target.href}#${section}` : target.href;
  link.textContent = target.textContent.trim();
  document.querySelector("article h1")?.after(line);
}
