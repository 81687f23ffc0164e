/**
 * Light, dark or as the machine says: sets what the reader chose before the page is drawn, and
 * lets them change it. Where the browser keeps nothing, the choice lasts as long as the page.
 */
(() => {
  const choices = ["auto", "light", "dark"];

  /** @returns {string | null} the choice that this browser kept */
  function kept() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is blocked
    }
  }

  /** @param {string} choice */
  function keep(choice) {
    try {
      localStorage.setItem("theme", choice);
    } catch {
      // storage is blocked or full
    }
  }

  /** @param {string | null} choice */
  function show(choice) {
    const shown = choices.includes(choice ?? "") ? choice : "auto";
    document.body.dataset.theme = shown;
    for (const button of document.querySelectorAll(".theme-toggle")) {
      button.setAttribute("aria-label", button.dataset[shown]);
    }
  }

  /** @returns {string} the choice after the present one: first what differs from what is seen */
  function next() {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const order = dark ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    return order[(order.indexOf(document.body.dataset.theme) + 1) % order.length];
  }

  document.documentElement.classList.remove("no-js");
  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    show(document.body.dataset.theme);
    for (const button of document.querySelectorAll(".theme-toggle")) {
      button.addEventListener("click", () => {
        show(next());
        keep(document.body.dataset.theme);
      });
    }
  });
  addEventListener("storage", (event) => {
    if (event.key === "theme") show(event.newValue); // chosen in another tab
  });
})();
