// Runs in every page that the preview serves: reloads it after a build, shows what is wrong.

const build = document.currentScript.dataset.build;
const overlay = document.createElement("div");
overlay.attachShadow({ mode: "open" });

const style = `
  section {
    background: #fffbe6; border-top: 3px solid #b45309; bottom: 0; box-sizing: border-box;
    color: #1f2937; font: 15px/1.5 system-ui, sans-serif; left: 0; max-height: 45vh;
    overflow: auto; padding: 12px 16px; position: fixed; right: 0; z-index: 2147483647;
  }
  h2 { font-size: 16px; margin: 0 0 8px; }
  ol { margin: 0; padding-left: 20px; }
  li { overflow-wrap: anywhere; }
`;

function show(state) {
  overlay.remove();
  if (!state.problems.length) return;
  const section = document.createElement("section");
  section.lang = "en";
  section.dir = "ltr";
  section.setAttribute("role", "alert");
  const title = section.appendChild(document.createElement("h2"));
  title.textContent = state.failed
    ? "This could not be built; the page is as it was before"
    : "The page was built, with a warning";
  const list = section.appendChild(document.createElement("ol"));
  for (const problem of state.problems) {
    list.appendChild(document.createElement("li")).textContent = problem;
  }
  const sheet = document.createElement("style");
  sheet.textContent = style;
  overlay.shadowRoot.replaceChildren(sheet, section);
  document.body.appendChild(overlay);
}

new EventSource("/_preview/events").onmessage = (event) => {
  const state = JSON.parse(event.data);
  if (state.build === build) show(state);
  else location.reload();
};
