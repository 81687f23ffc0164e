/**
 * Has the course kept on the device, and says at the page's foot when it is there. In a copy that
 * was unpacked on a disk it mends the links to languages that were unpacked beside it.
 *
 * On `localhost` nothing is kept: whoever writes wants to see what was just built. There is
 * `127.0.0.1` to try it. With data saving switched on nothing is fetched unasked.
 */
"use strict";

(() => {
  const root = document.documentElement.dataset.content_root;

  if (location.protocol === "file:") {
    for (const link of document.querySelectorAll("a[data-beside]")) {
      const here = document.createElement("script"); // the only file that a file may ask for
      here.src = `${root}../${link.hreflang}/here.js`;
      here.onload = () => {
        link.href = link.dataset.beside;
      };
      document.head.append(here);
    }
    return;
  }

  const sign = document.querySelector(".offline-sign");
  const workers = navigator.serviceWorker;
  if (!workers || location.hostname === "localhost" || navigator.connection?.saveData) return;

  /** @returns {Promise<boolean>} whether every file of this version is on the device */
  const isAllHere = (worker) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      worker.postMessage("is all here?", [port2]);
    });

  const say = () => {
    sign.textContent = navigator.onLine ? sign.dataset.kept : sign.dataset.offline;
    sign.hidden = false;
  };

  const start = async () => {
    try {
      await workers.register(`${root}service-worker.js`);
    } catch {
      return; // no worker here, or no network: the page works without it
    }
    const { active } = await workers.ready;
    if (!sign || !active) return;
    if (active.state === "activating") {
      await new Promise((resolve) => {
        active.addEventListener("statechange", resolve, { once: true });
      });
    }
    if (!(await isAllHere(active))) return;
    say();
    addEventListener("online", say);
    addEventListener("offline", say);
  };

  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
