/**
 * Makes a calendar file on the reader's device, from the day and the time that they choose.
 *
 * The page holds the whole calendar, beginning on some day; only its days and hours are replaced.
 */
"use strict";

(() => {
  const form = document.querySelector(".moment-files form");
  if (!form) return;
  const [day, time] = form.querySelectorAll("input");
  const MINUTES = 15;

  const two = (number) => String(number).padStart(2, "0");
  /** @param {Date} date @returns {string} the day as a calendar file has it */
  const written = (date) => `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  /** @param {Date} date @returns {string} the hour, wherever the reader is */
  const hour = (date) => `${written(date)}T${two(date.getHours())}${two(date.getMinutes())}00`;

  /** @returns {string} the calendar with one moment a week from the day in the form */
  const calendar = () => {
    const [year, month, date] = day.value.split("-").map(Number);
    const [hours, minutes] = (time.value || "0:0").split(":").map(Number);
    const changed = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const lines = form.querySelector("template").content.textContent.trim().split(/\r?\n/);
    let week = -1;
    return lines
      .map((line) => {
        if (line.startsWith("DTSTAMP:")) return `DTSTAMP:${changed}`;
        const [, edge] = line.match(/^DT(START|END);VALUE=DATE:/) ?? [];
        if (!edge) return line;
        if (edge === "START") week += 1;
        const days = date + 7 * week;
        if (time.value) {
          const later = edge === "END" ? MINUTES : 0;
          return `DT${edge}:${hour(new Date(year, month - 1, days, hours, minutes + later))}`;
        }
        const later = edge === "END" ? 1 : 0;
        return `DT${edge};VALUE=DATE:${written(new Date(year, month - 1, days + later))}`;
      })
      .join("\r\n")
      .concat("\r\n");
  };

  const monday = new Date();
  monday.setDate(monday.getDate() + ((8 - monday.getDay()) % 7 || 7));
  day.value = `${monday.getFullYear()}-${two(monday.getMonth() + 1)}-${two(monday.getDate())}`;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([calendar()], { type: "text/calendar" }));
    link.download = form.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
})();
