/** The workbook: the reader's answers under the questions, to read, print, take along or erase. */

import { download, putBack } from "./copies.js";
import { cellLabel, onDo, show, word } from "./page.js";
import { NOTE, eraseAll, keys, onChange, read } from "./store.js";

export function startWorkbook() {
  const book = document.querySelector(".workbook");
  const controls = book?.querySelector(".workbook-controls");
  if (!controls) return;
  book.append(book.querySelector(".left"));
  controls.hidden = false;
  fill(book);
  onChange(() => fill(book));
  const dialog = controls.querySelector("dialog");
  const say = (text) => show(controls, "said", text);
  onDo("only", "change", () => fill(book));
  onDo("print", "click", () => print());
  onDo("text", "click", () => download(asText(book), "md", "text/markdown"));
  onDo("erase", "click", () => dialog.showModal());
  onDo("leave", "click", () => dialog.close());
  onDo("erase-all", "click", () => {
    dialog.close();
    say(word(eraseAll() ? "erased" : "erased-not"));
  });
  onDo("back", "change", async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    say(await putBack(file).catch(() => word("not-a-copy")));
    target.value = ""; // so that the same file can be chosen again
  });
}

/** @param {Element} book */
function fill(book) {
  const left = new Set(keys(NOTE));
  for (const place of book.querySelectorAll("[data-answer]")) {
    const key = NOTE + place.dataset.answer;
    left.delete(key);
    place.textContent = read(key) ?? "";
  }
  for (const part of book.querySelectorAll(".asked, .asked-page, .asked-exercise")) {
    const filled = [...part.querySelectorAll("[data-answer]")].some((place) => place.textContent);
    part.classList.toggle("filled", filled);
  }
  const only = book.querySelector('[data-do="only"]');
  only.closest("p").hidden = !book.querySelector(".filled");
  book.classList.toggle("only-filled", only.checked && !only.closest("p").hidden);
  const section = book.querySelector(".left");
  section.hidden = !left.size;
  section.querySelector("dl").replaceChildren(
    ...[...left].flatMap((key) => [
      made("dt", key.slice(NOTE.length)),
      made("dd", read(key) ?? "", "answer"),
    ]),
  );
}

function made(tag, text, name = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = name;
  element.dir = "auto";
  return element;
}

/** The workbook as the page shows it, for people and in any text editor. @returns {string} */
function asText(book) {
  const lines = [`# ${words(document.querySelector("h1"))}`];
  const kinds = "h2, h3, .question, .answer, dt";
  for (const element of book.querySelectorAll(kinds)) {
    if (!element.getClientRects().length) continue; // it is not shown
    if (element.matches("h2")) lines.push("", "", `## ${words(element)}`);
    else if (element.matches("h3")) lines.push("", `### ${words(element)}`);
    else if (element.matches(".question, dt")) lines.push("", `**${words(element)}**`);
    else if (element.closest("td")) lines.push("", `**${cellLabel(element.closest("td"))}**`, ...quoted(element));
    else lines.push(...quoted(element));
  }
  return `${lines.join("\n")}\n`;
}

/** Quoted, and with nothing in it that a program would take for markup of a page. */
function quoted(element) {
  const text = element.textContent.replace(/[<&]/g, "\\$&");
  return text ? ["", ...text.split("\n").map((line) => `> ${line}`.trimEnd())] : [];
}

/** The words of a heading, without its link to itself. */
function words(element) {
  const copy = element.cloneNode(true);
  for (const link of copy.querySelectorAll(".headerlink, .state-note")) link.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}
