/** Shows what is said in the language that the address begins with; without it, all are shown. */
"use strict";

(() => {
  const root = document.documentElement.dataset.root;
  const [code] = location.pathname.slice(root.length).split("/");
  const sections = [...document.querySelectorAll("section[lang]")];
  if (!sections.some((section) => section.lang === code)) return;
  for (const section of sections) section.hidden = section.lang !== code;
  document.documentElement.lang = code;
})();
