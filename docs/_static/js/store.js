/**
 * What a reader keeps in this browser: one key for each thing, all under the course's own name.
 * So two tabs never write over each other's work, and everything can be found again to erase it.
 */

import { slug } from "./page.js";

export const NOTE = `${slug}:note:`;
export const DONE = `${slug}:done:`;
export const PLACE = `${slug}:place`;
export const COPIED = `${slug}:copied`;
const KEEP = `${slug}:keep`;

/** Sphinx remembers what was searched for. */
const OTHERS = ["sphinx_highlight_terms"];

let keeps = read(KEEP) !== "no";

/** @typedef {"saved" | "full" | "blocked" | "memory"} Outcome of keeping something */

/** @param {string} key @returns {string | null} */
export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value; "" removes the key @returns {Outcome} */
export function write(key, value) {
  if (!keeps) return "memory";
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return "saved";
  } catch (error) {
    return isOpen() && error.name === "QuotaExceededError" ? "full" : "blocked";
  }
}

/** Whether the browser lets this site keep anything. */
export function isOpen() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** @param {string} prefix @returns {string[]} the keys that begin with it */
export function keys(prefix) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).sort();
  } catch {
    return [];
  }
}

/** Whether the reader wants what they write to be kept on this device. */
export function isKeeping() {
  return keeps;
}

/** @param {boolean} wanted; the choice holds on every page, in every tab */
export function setKeeping(wanted) {
  keeps = true;
  write(KEEP, wanted ? "" : "no");
  keeps = wanted;
}

const listeners = [];
addEventListener("storage", (event) => changed(event.key ?? ""));
addEventListener("pageshow", (event) => event.persisted && changed(""));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") changed("");
});

/** @param {(key: string) => void} listener for the key that changed; "" when much may have */
export function onChange(listener) {
  listeners.push(listener);
}

/** @param {string} key that another tab changed, or "" */
export function changed(key) {
  if (isOpen() && (key === KEEP || key === "")) keeps = read(KEEP) !== "no";
  for (const listener of listeners) listener(key);
}

/** Removes all of it but the wish to keep nothing. @returns {boolean} whether it is gone */
export function eraseAll() {
  try {
    for (const key of keys(`${slug}:`)) if (key !== KEEP) localStorage.removeItem(key);
    for (const key of OTHERS) {
      localStorage.removeItem(key);
      sessionStorage.removeItem(key);
    }
    changed("");
    return true;
  } catch {
    return false;
  }
}

/** Both of two texts, each once. @param {string} one @param {string} other */
export function both(one, other) {
  if (one.includes(other)) return one;
  return other.includes(one) ? other : `${one}\n\n${other}`;
}
