// What the map tells of a mark or a contested place that is clicked: built of elements, so that no word is taken for markup.

import { daysText } from "./dates.js";
import { NAMES, byText, numberText } from "./standings.js";

export const WITHIN = { near: "near", admin2: "somewhere in", admin1: "somewhere in", country: "somewhere in" };

/** The key of a division's outline; a country's is drawn by the base map. @param {any} m */
export const keyOf = (m) => (m.outline?.length > 2 ? m.outline : "");

const made = (/** @type {string} */ kind, /** @type {string} */ text, more = {}) => Object.assign(document.createElement(kind), { textContent: text }, more);

/** The place's own page: what happened there, who held it when. @param {any} place */
const pageOf = (place) => made("a", "All that is said of it", { href: `/place?${new URLSearchParams({ key: place.place_id ?? place.name })}`, className: "page" });

export function markOf(/** @type {any} */ mark, /** @type {any} */ desk) {
  const button = made("button", "Only this place", { type: "button" });
  button.addEventListener("click", () => desk.pick(mark.outline?.length === 2 ? { country: mark.country } : { place: mark.place_id ?? mark.name }));
  const where = [WITHIN[mark.kind], mark.name ?? mark.country].filter(Boolean).join(" ");
  const division = keyOf(mark).slice(3);
  const wide = division ? `Drawn is ${division}, generalized: an area to look in.` : mark.km ? `Drawn ${mark.km} km about its middle: an area to look in, not a border.` : "";
  return [made("h3", where), made("div", `${numberText(mark.n)} event${mark.n === 1 ? "" : "s"}: ${byText(mark.by)}`), made("div", wide, { className: "faint" }), button, ...(mark.outline?.length === 2 ? [] : [pageOf(mark)])];
}

export function contestOf(/** @type {any} */ contest, /** @type {any} */ desk) {
  const list = document.createElement("ul");
  for (const said of contest.said.slice(0, 8)) {
    const days = said.latest ? daysText(said.earliest ?? said.latest, said.latest) : "no day told";
    const link = made("a", `${said.holder ?? "nobody named"} ${{ taken: "took", left: "left", held: "holds" }[said.change]} it`, { href: `/events/${said.event_id}` });
    const line = document.createElement("li");
    line.append(link, `, ${days} (${said.standing ?? NAMES.at(-1)})`);
    list.append(line);
  }
  const button = made("button", "Only this place", { type: "button" });
  button.addEventListener("click", () => desk.pick({ place: contest.place_id ?? contest.name }));
  return [made("h3", `${contest.name}: who is said to hold it`), list, button, pageOf(contest)];
}
