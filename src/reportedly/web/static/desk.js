// What every page does: the theme's button, the token on requests of htmx, and errors told in the notice line.

import { writeDates } from "./overview/dates.js";

const root = document.documentElement;
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

const button = document.getElementById("theme");
const paint = () => button?.setAttribute("aria-pressed", String(dark()));
button?.addEventListener("click", () => {
  root.dataset.theme = dark() ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* it lasts as long as the page */ }
  paint();
  document.dispatchEvent(new CustomEvent("desk:theme", { detail: { dark: dark() } }));
});
paint();

export const token = () => document.querySelector('meta[name="csrf-token"]').content;

// Tell the reader in a line; screen readers say it.
export function notify(text) {
  const place = document.getElementById("notice");
  if (!place) return;
  place.textContent = text;
  place.classList.toggle("shown", Boolean(text));
}

document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRF-Token"] = token(); });
document.addEventListener("htmx:responseError", (event) => {
  const told = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html").body.textContent.trim();
  notify(told || `The desk answered ${event.detail.xhr.status}.`);
});
document.addEventListener("htmx:sendError", () => notify("The desk does not answer; is it still running?"));
document.addEventListener("htmx:beforeRequest", () => notify(""));

const graphic = document.getElementById("graphic");
if (graphic) {
  let read = false;
  try { read = localStorage.getItem("graphic") === "read"; } catch { /* it is told each time */ }
  graphic.hidden = read;
  graphic.querySelector("button").addEventListener("click", () => {
    graphic.hidden = true;
    try { localStorage.setItem("graphic", "read"); } catch { /* it is told each time */ }
    document.getElementById("main")?.focus();
  });
}

writeDates(document);
document.addEventListener("htmx:afterSwap", (event) => writeDates(event.detail.target.parentNode ?? document));
