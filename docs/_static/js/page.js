/** What the page tells its scripts: words in its language, and which page it is. */

const said = document.getElementById("course-words")?.dataset ?? {};

/** The course's short name, under which everything is kept. */
export const slug = said.slug ?? "";

/** The page's name, the same in every language: `chapters/01-start`. */
export const pageName = said.page ?? "";

/** Whether this page is a step of the course, a place to come back to. */
export const isStep = "place" in said;

/**
 * @param {string} name of a text in the page's language
 * @param {string} [value] stands in the place of `%s`
 */
export function word(name, value = "") {
  const key = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return (said[key] ?? "").replace("%s", () => value);
}

/** @param {string} date as in `2026-12-03T10:00:00Z`; written as the page's language does */
export function day(date) {
  const when = new Date(date);
  if (Number.isNaN(when.getTime())) return "";
  try {
    return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(when);
  } catch {
    return when.toISOString().slice(0, 10); // a language that the browser has never heard of
  }
}

/** @param {HTMLTableCellElement} cell of a table to fill in; returns `row: column` */
export function cellLabel(cell) {
  const column = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex];
  const row = cell.parentElement.cells[0];
  const parts = [row === cell || row.querySelector("[data-note], [data-answer]") ? null : row, column];
  return parts.map((part) => part?.textContent.trim()).filter(Boolean).join(": ");
}

/** @param {ParentNode} root @param {string} name @param {string} text @returns {void} */
export function show(root, name, text) {
  for (const place of root.querySelectorAll(`[data-show="${name}"]`)) place.textContent = text;
}

/** Calls `listener` when a button or a field with `data-do="name"` is used. */
export function onDo(name, type, listener) {
  for (const element of document.querySelectorAll(`[data-do="${name}"]`)) {
    element.addEventListener(type, listener);
  }
}
