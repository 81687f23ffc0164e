/**
 * A handout of one's own: choose, order, print. What is chosen is kept in this browser, and a link
 * can hold it, behind the `#`, which browsers send to nobody.
 *
 * No module, because browsers load no modules of a site that is opened from a disk.
 */
"use strict";

(() => {
  const tool = document.querySelector(".handout-tool");
  if (!tool) return;

  const form = tool.querySelector("form");
  const boxes = [...form.querySelectorAll("input[name=piece]")];
  const known = new Map(boxes.map((box) => [box.value, box]));
  const list = form.querySelector("[data-order]");
  const sheets = tool.querySelector("[data-sheets]");
  const said = form.querySelector("[data-said]");
  const link = form.querySelector("[data-link]");
  const key = `${tool.dataset.slug}:handout`;
  const TEXTS = ["title", "date", "place"];
  const LONGEST = 100;

  /** @type {string[]} what is chosen, in its order */
  let chosen = [];

  /** @param {string} name @param {string} [value] */
  const word = (name, value = "") => (tool.dataset[name] ?? "").replace("%s", () => value);

  /** @param {string} id @returns {string} the title that the reader sees */
  const titleOf = (id) =>
    known.get(id).closest("label").querySelector("[data-title]").textContent.trim();

  /** @param {string} text from outside; returns one line of it, not too long */
  const clean = (text) =>
    [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, " ").trim()].slice(0, LONGEST).join("");

  /** The state as text, for a link and for the store. */
  function written() {
    const state = new URLSearchParams({ pieces: chosen.join(" ") });
    for (const name of TEXTS) {
      const value = clean(form.elements[name].value);
      if (value) state.set(name, value);
    }
    if (form.elements.agreement && !form.elements.agreement.checked) state.set("agreement", "no");
    return state.toString();
  }

  /** @param {string | null} text; what is unknown or twice in it is left out @returns {boolean} */
  function restore(text) {
    if (!text) return false;
    const state = new URLSearchParams(text);
    if (!state.has("pieces")) return false;
    const ids = (state.get("pieces") ?? "").split(" ").filter((id) => known.has(id));
    chosen = [...new Set(ids)];
    for (const name of TEXTS) form.elements[name].value = clean(state.get(name) ?? "");
    if (form.elements.agreement) form.elements.agreement.checked = state.get("agreement") !== "no";
    return true;
  }

  /** Keeps the state, unless the reader wants nothing to be kept on this device. */
  function keep() {
    try {
      if (localStorage.getItem(`${tool.dataset.slug}:keep`) === "no") return;
      localStorage.setItem(key, written());
    } catch {
      say("blocked");
    }
  }

  function kept() {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  /** @param {string} name of a sentence; "" says nothing */
  function say(name) {
    said.textContent = name && word(name);
  }

  /** Shows the choice, and where the focus goes: to a button of one row, or nowhere. */
  function show(focus = null) {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    for (const group of form.querySelectorAll("details")) {
      const count = group.querySelectorAll("input:checked").length;
      group.querySelector("[data-count]").textContent = count ? word("chosen", String(count)) : "";
    }
    list.replaceChildren(...chosen.map(row));
    form.querySelector("[data-empty]").hidden = chosen.length > 0;
    const minutes = chosen.reduce((sum, id) => sum + Number(known.get(id).dataset.minutes), 0);
    form.querySelector("[data-total]").textContent = minutes ? word("total", String(minutes)) : "";
    sheets.hidden = true;
    sheets.replaceChildren();
    link.hidden = true;
    document.documentElement.classList.remove("has-handout");
    if (focus) focusOn(focus.id, focus.move);
  }

  /** @param {string} id @param {number} place */
  function row(id, place) {
    const item = tool.querySelector("[data-row]").content.firstElementChild.cloneNode(true);
    item.dataset.id = id;
    item.querySelector(".handout-name").textContent = titleOf(id);
    for (const button of item.querySelectorAll("[data-move]")) {
      const move = button.dataset.move;
      button.setAttribute("aria-label", word(move, titleOf(id)));
      button.disabled =
        (move === "up" && place === 0) || (move === "down" && place === chosen.length - 1);
    }
    return item;
  }

  /** Keeps the focus on the row that moved, or near the one that went. */
  function focusOn(id, move) {
    const item = list.querySelector(`[data-id="${id}"]`);
    const button = item?.querySelector(`[data-move="${move}"]:not(:disabled)`);
    const other = item?.querySelector("[data-move]:not(:disabled)");
    (button ?? other ?? form.querySelector("summary"))?.focus();
  }

  function changed(focus) {
    say("");
    show(focus);
    keep();
  }

  /** @param {string} name @returns {Node} a copy of what the page holds under a name */
  const piece = (name) =>
    document.querySelector(`template[data-piece="${name}"]`)?.content.cloneNode(true);

  /** @param {string} kind @param {...Node} content @returns {HTMLElement} one sheet of paper */
  function sheet(kind, ...content) {
    const element = document.createElement("div");
    element.className = `handout-sheet ${kind}`;
    element.append(...content.filter(Boolean));
    for (const extra of element.querySelectorAll(".headerlink")) extra.remove();
    for (const named of element.querySelectorAll("[id]")) named.id = `handout-${named.id}`;
    const foot = document.createElement("p");
    foot.className = "handout-foot";
    foot.textContent = tool.dataset.foot;
    element.append(foot);
    return element;
  }

  function first() {
    const head = document.createElement("header");
    const name = document.createElement("p");
    name.className = "handout-title";
    name.dir = "auto";
    name.textContent = clean(form.elements.title.value) || tool.dataset.course;
    head.append(name);
    for (const field of ["date", "place"]) {
      const line = document.createElement("p");
      line.dir = "auto";
      line.textContent = clean(form.elements[field].value);
      if (line.textContent) head.append(line);
    }
    const steps = document.createElement("ol");
    for (const id of chosen) {
      const step = document.createElement("li");
      step.textContent = titleOf(id);
      steps.append(step);
    }
    head.append(steps);
    const agreed = form.elements.agreement?.checked ? piece("agreement") : null;
    return sheet("handout-first", head, agreed);
  }

  function build() {
    const all = [first()];
    let questions = null;
    for (const id of chosen) {
      const isQuestion = known.get(id).dataset.minutes === "0";
      if (isQuestion && questions) questions.lastElementChild.before(piece(id));
      else {
        all.push(sheet("handout-piece", piece(id)));
        questions = isQuestion ? all.at(-1) : null;
      }
    }
    const help = piece("help");
    if (help) all.push(sheet("handout-help", help));
    sheets.replaceChildren(...all);
    sheets.hidden = false;
    document.documentElement.classList.add("has-handout");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!chosen.length) return say("first");
    build();
    say("shown");
    sheets.focus({ preventScroll: true });
    print();
  });

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box.name === "piece") {
      chosen = box.checked ? [...chosen, box.value] : chosen.filter((id) => id !== box.value);
      changed();
    } else if (box.name === "workshop") {
      chosen = box.value.split(" ").filter((id) => known.has(id));
      const title = box.selectedOptions[0].textContent.trim();
      form.elements.title.value = box.value ? clean(title) : "";
      changed();
    } else if (box.name) {
      keep(); // the list stays as it is, since the reader may be on their way to a button in it
      if (!sheets.hidden) build();
    }
  });

  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    const { id } = button.closest("li").dataset;
    const move = button.dataset.move;
    const place = chosen.indexOf(id);
    chosen.splice(place, 1);
    if (move === "remove") return changed({ id: chosen[Math.min(place, chosen.length - 1)], move });
    chosen.splice(place + (move === "up" ? -1 : 1), 0, id);
    return changed({ id, move });
  });

  form.querySelector("[data-do=link]").addEventListener("click", async () => {
    const address = `${location.href.split("#")[0]}#${written()}`;
    try {
      await navigator.clipboard.writeText(address);
      say("copied");
    } catch {
      link.hidden = false;
      const field = link.querySelector("input");
      field.value = address;
      field.select();
      say("byHand");
    }
  });

  form.querySelector("[data-do=clear]").addEventListener("click", () => {
    if (chosen.length && !confirm(word("ask"))) return;
    chosen = [];
    form.reset();
    changed();
    say("cleared");
  });

  /** A link wins over what is kept, and is kept itself only once something is changed. */
  function open() {
    const came = restore(location.hash.slice(1));
    if (!came) restore(kept());
    show();
    if (came) say("fromLink");
  }

  addEventListener("hashchange", () => {
    if (new URLSearchParams(location.hash.slice(1)).has("pieces")) open();
  });
  open();
  tool.hidden = false;
})();
