/**
 * Fields to write in, made where a page has room for an answer. Each is kept under its author's
 * id a moment after the last letter, and at once when the page is left. What cannot be kept stays
 * in its field, is tried again, and the reader is told.
 */

import { cellLabel, word } from "./page.js";
import { NOTE, both, isKeeping, isOpen, keys, onChange, read, setKeeping, write } from "./store.js";

/**
 * @typedef {object} Field
 * @property {string} id
 * @property {HTMLTextAreaElement} area
 * @property {HTMLElement} paper the same words, to print
 * @property {HTMLElement} said what became of them
 * @property {string} known what was kept when this page last looked
 * @property {boolean} changed whether there is something that is not kept
 * @property {boolean} refused whether keeping it failed
 */

const PAUSE = 400; // milliseconds without a letter

/** @type {Field[]} */
const fields = [];
let timer = 0;
let asked = false;

export function startFields() {
  for (const place of document.querySelectorAll("[data-note]")) fields.push(makeField(place));
  if (!fields.length) return;
  makeAbout(fields[0]);
  onChange((key) => {
    for (const field of fields) if (!key || key === NOTE + field.id) look(field);
    showAbout();
  });
  addEventListener("pagehide", saveAll);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveAll();
  });
}

/** The browser asks whether the reader wants to leave what could not be kept. */
function stay(event) {
  event.preventDefault();
}

/** What stands on this page and nowhere else. @returns {Record<string, string>} */
export function unkept() {
  const left = fields.filter((field) => field.changed && field.area.value);
  return Object.fromEntries(left.map((field) => [field.id, field.area.value]));
}

/** @param {HTMLElement} place @returns {Field} */
function makeField(place) {
  const id = place.dataset.note;
  const area = document.createElement("textarea");
  area.id = `note-${id}`;
  area.dir = "auto";
  area.autocomplete = "off"; // the browser must not keep what the reader does not want kept
  area.className = "note";
  const cell = place.closest("td");
  if (cell) cell.dataset.label = cell.closest("table").tHead?.rows[0].cells[cell.cellIndex]?.textContent.trim() ?? "";
  if (cell) area.setAttribute("aria-label", cellLabel(cell));
  else nameByQuestion(area, place.parentElement);
  area.rows = cell ? 1 : place.children.length;
  const paper = document.createElement("p");
  paper.className = "note-on-paper";
  paper.dir = "auto";
  place.after(area, paper);
  const around = cell ? cell.closest(".fill-in") : place.parentElement;
  around.classList.add("writable");
  const field = { id, area, paper, said: saidIn(around), known: "", changed: false, refused: false };
  look(field);
  area.addEventListener("input", () => change(field));
  area.addEventListener("change", saveAll);
  return field;
}

/** Lets the question on the page be the field's name, and its hint the description. */
function nameByQuestion(area, box) {
  const question = box.querySelector(":scope > .question, :scope > h2, :scope > h3");
  if (question) {
    question.id ||= `${area.id}-question`;
    area.setAttribute("aria-labelledby", question.id);
    question.addEventListener("click", (event) => event.target.closest("a") || area.focus());
  }
  const hint = question?.nextElementSibling;
  if (hint?.matches("p:not(.note-on-paper)")) {
    hint.id ||= `${area.id}-hint`;
    area.setAttribute("aria-describedby", hint.id);
  }
}

/** @param {HTMLElement} around @returns {HTMLElement} its line for what is said, one for a table */
function saidIn(around) {
  const there = around.querySelector(":scope > .said");
  if (there) return there;
  const said = document.createElement("p");
  said.className = "said";
  said.setAttribute("role", "status");
  around.append(said);
  return said;
}

/** @param {Field} field */
function change(field) {
  field.changed = true;
  field.paper.textContent = field.area.value;
  clearTimeout(timer);
  timer = setTimeout(saveAll, PAUSE);
}

function saveAll() {
  clearTimeout(timer);
  for (const field of fields) if (field.changed) save(field);
}

/** @param {Field} field */
function save(field) {
  const there = read(NOTE + field.id) ?? "";
  const mine = field.area.value;
  const text = there === field.known || !isKeeping() ? mine : both(there, mine);
  const first = !asked && !keys(NOTE).length;
  const outcome = write(NOTE + field.id, text);
  field.refused = outcome === "full" || outcome === "blocked";
  if (outcome === "saved") {
    field.known = text;
    field.changed = false;
    put(field, text);
    if (first && text) askToStay();
  }
  const said = outcome === "saved" && text !== mine ? "both" : outcome;
  field.said.textContent = word(said);
  const losing = fields.some(({ refused, area }) => refused && area.value);
  (losing ? addEventListener : removeEventListener)("beforeunload", stay);
}

/** Shows what another tab kept, unless something newer stands here. @param {Field} field */
function look(field) {
  if (field.changed) return;
  field.known = read(NOTE + field.id) ?? "";
  put(field, field.known);
}

/** @param {Field} field @param {string} text */
function put(field, text) {
  const { area } = field;
  if (area.value !== text) {
    const added = text.endsWith(area.value) ? text.length - area.value.length : 0;
    const [start, end] = [area.selectionStart + added, area.selectionEnd + added];
    area.value = text;
    if (document.activeElement === area) area.setSelectionRange(start, end);
  }
  field.paper.textContent = text;
}

/** Asks the browser not to throw the notes away when it needs room. */
function askToStay() {
  asked = true;
  navigator.storage?.persist?.().catch(() => {});
}

/** One sentence for who shares this device, and the way to keep nothing. @param {Field} field */
function makeAbout(field) {
  const about = document.createElement("div");
  about.className = "note-about";
  about.id = "note-about";
  const text = document.createElement("p");
  const label = document.createElement("label");
  label.className = "tick";
  const tick = document.createElement("input");
  tick.type = "checkbox";
  tick.autocomplete = "off";
  label.append(tick, ` ${word("keep-not")}`);
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  about.append(text, label, said);
  field.said.before(about);
  const described = field.area.getAttribute("aria-describedby");
  field.area.setAttribute("aria-describedby", described ? `${described} note-about` : "note-about");
  tick.addEventListener("change", () => {
    setKeeping(!tick.checked);
    saveAll();
    showAbout();
  });
  showAbout();
}

function showAbout() {
  const about = document.getElementById("note-about");
  const [text, label, said] = about.children;
  const open = isOpen();
  text.textContent = word(open ? "about" : "blocked");
  label.hidden = !open;
  label.firstElementChild.checked = !isKeeping();
  const words = isKeeping() ? [] : [word("kept-not"), keys(NOTE).length ? word("kept-before") : ""];
  said.textContent = words.join(" ").trim();
  if (!isKeeping()) for (const field of fields) field.said.textContent = "";
}
