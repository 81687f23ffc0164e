/**
 * Copies to keep elsewhere: a file with all answers and ticks, which can be put back later. A file
 * that is put back is looked at first; if anything in it is wrong, nothing at all changes.
 */

import { unkept } from "./fields.js";
import { day, onDo, show, slug, word } from "./page.js";
import { COPIED, DONE, NOTE, both, changed, keys, onChange, read, write } from "./store.js";

const FORMAT = "course-notes";
const VERSION = 1;
const LARGEST = 20_000_000; // bytes; no browser keeps as much
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[1-9]\d?\.[1-9]\d?)?$/;
const PAGE = /^[\w-]+(\/[\w-]+)*$/;

export function startCopies() {
  onDo("copy", "click", () => {
    const copy = makeCopy();
    if (!Object.keys(copy.notes).length && !copy.done.length) {
      show(document, "said", word("no-answers"));
      return;
    }
    download(`${JSON.stringify(copy, null, 1)}\n`, "json", "application/json");
  });
  onChange(showDate);
  showDate();
}

/** Everything that is kept, and what stands on this page only. */
function makeCopy() {
  const kept = keys(NOTE).map((key) => [key.slice(NOTE.length), read(key)]);
  return {
    format: FORMAT,
    version: VERSION,
    course: slug,
    language: document.documentElement.lang,
    date: new Date().toISOString(),
    notes: { ...Object.fromEntries(kept), ...unkept() },
    done: keys(DONE).map((key) => key.slice(DONE.length)),
  };
}

/** @param {string} text @param {string} ending of the file's name @param {string} type */
export function download(text, ending, type) {
  const now = new Date().toISOString();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${slug}-${now.slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  write(COPIED, now);
  showDate();
}

function showDate() {
  const date = day(read(COPIED) ?? "");
  show(document, "copied", date ? word("copied", date) : word("copied-not"));
}

/**
 * Puts a file back.
 * @param {File} file
 * @returns {Promise<string>} what to tell the reader
 */
export async function putBack(file) {
  const copy = file.size > LARGEST ? null : understand(await file.text());
  if (!copy) return word("not-a-copy");
  const before = new Map();
  let mixed = false;
  const keep = (key, value) => {
    before.set(key, read(key) ?? "");
    return write(key, value);
  };
  for (const [id, text] of copy.notes) {
    const there = read(NOTE + id) ?? "";
    const now = both(there, text);
    const outcome = keep(NOTE + id, now);
    if (outcome !== "saved") return giveUp(before, outcome);
    mixed ||= now !== there && now !== text;
  }
  for (const page of copy.done) {
    const outcome = keep(DONE + page, "yes");
    if (outcome !== "saved") return giveUp(before, outcome);
  }
  changed("");
  const said = word("restored", String(copy.notes.length));
  return mixed ? `${said} ${word("restored-both")}` : said;
}

/** Makes everything as it was: first what is new goes, so that there is room for the rest. */
function giveUp(before, outcome) {
  for (const key of before.keys()) write(key, "");
  for (const [key, value] of before) write(key, value);
  return word(outcome === "full" ? "no-room" : "keeps-nothing");
}

/**
 * @param {string} text of a file
 * @returns {{notes: [string, string][], done: string[]} | null} null for anything but a copy
 */
function understand(text) {
  let copy;
  try {
    copy = JSON.parse(text);
  } catch {
    return null;
  }
  if (copy?.format !== FORMAT || copy.version !== VERSION || copy.course !== slug) return null;
  if (!isTable(copy.notes) || !Array.isArray(copy.done)) return null;
  const notes = Object.entries(copy.notes);
  if (!notes.every(([id, note]) => ID.test(id) && typeof note === "string" && note)) return null;
  if (!copy.done.every((page) => typeof page === "string" && PAGE.test(page))) return null;
  return { notes, done: copy.done };
}

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
