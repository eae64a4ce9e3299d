// Events on a line of days: bars by standing, a span that can be brushed. An SVG, redrawn whole when anything changes.

import { dayText, daysText } from "./dates.js";
import { byText, numberText, STANDINGS } from "./standings.js";

const WIDTH = 1000, HEIGHT = 136, TOP = 8, FOOT = 22, LEFT = 2;
const SVG = "http://www.w3.org/2000/svg";

/** @param {string} name @param {Record<string, string | number>} values @param {...(Node | string)} inside */
function svg(name, values = {}, ...inside) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, String(value));
  made.append(...inside);
  return made;
}

/**
 * @typedef {{first: string, last: string, by: number[], perhaps: number}} Bin
 * @typedef {{unit: string, bins: Bin[], before: number, after: number, undated: number}} Timeline
 * @param {HTMLElement} place
 * @param {HTMLElement} name the figure's caption
 * @param {HTMLElement} tools
 * @param {(since: string, until: string) => void} onPick blanks for every day
 * @param {(span: string) => void} onSpan
 */
export function createTimeline(place, name, tools, onPick, onSpan) {
  /** @type {Timeline | undefined} */ let told;
  let picked = { since: "", until: "" }, span = "most";

  const width = () => WIDTH / Math.max(1, told?.bins.length ?? 1);
  const binAt = (/** @type {PointerEvent} */ event) => {
    const box = place.firstElementChild.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * told.bins.length);
    return Math.max(0, Math.min(told.bins.length - 1, at));
  };

  function draw() {
    const bins = told.bins;
    name.textContent = summary();
    place.replaceChildren();
    tools.replaceChildren();
    button(told.before + told.after && span === "most" ? `${numberText(told.before + told.after)} outside these days: show all days` : span === "all" ? "Show most days only" : "", () => onSpan(span === "all" ? "most" : "all"));
    button(picked.since || picked.until ? "Every day" : "", () => onPick("", ""));
    if (told.undated) tools.append(Object.assign(document.createElement("span"), { className: "faint", textContent: `${numberText(told.undated)} without a day` }));
    if (!bins.length) return;
    const most = Math.max(1, ...bins.map((bin) => bin.by.reduce((a, b) => a + b, bin.perhaps)));
    const high = HEIGHT - TOP - FOOT, step = width(), wide = Math.max(0.5, Math.min(step - (step > 6 ? 1 : 0), 40));
    const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    drawing.append(svg("defs", {}, svg("pattern", { id: "hatch", width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("line", { x1: 0, y1: 0, x2: 0, y2: 4, class: "hatch", "stroke-width": 1.2 }))));
    bins.forEach((bin, i) => {
      let y = HEIGHT - FOOT;
      const bar = svg("g", {}, svg("title", {}, tip(bin)));
      const layers = [...bin.by.map((n, s) => [n, `bar ${STANDINGS[s]}`]), [bin.perhaps, "perhaps"]];
      for (const [n, kind] of layers) {
        if (!n) continue;
        const tall = Math.max(1, (n / most) * high);
        y -= tall;
        bar.append(svg("rect", { x: (i + 0.5) * step - wide / 2, y, width: wide, height: tall, class: kind }));
      }
      drawing.append(bar);
    });
    drawing.append(svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT, class: "axis" }));
    brush(drawing);
    place.append(drawing, labels(most));
    listen(drawing);
  }

  /** HTML under the drawing, so that letters are not stretched with it. */
  function labels(most) {
    const line = document.createElement("div");
    line.className = "labels small faint";
    const bins = told.bins, shown = [0, Math.floor(bins.length / 2), bins.length - 1].filter((n, i, all) => all.indexOf(n) === i);
    for (const n of shown) line.append(Object.assign(document.createElement("span"), { textContent: dayText(n === bins.length - 1 && n ? bins[n].last : bins[n].first) }));
    line.title = `The highest bar: ${most} events`;
    return line;
  }

  function brush(/** @type {SVGElement} */ drawing, from = indexOf(picked.since, 0), to = indexOf(picked.until, told.bins.length - 1)) {
    drawing.querySelector(".picked")?.remove();
    if (!picked.since && !picked.until && arguments.length === 1) return;
    const x = from * width(), wide = (to - from + 1) * width();
    drawing.append(svg("g", { class: "picked" }, svg("rect", { x, y: 0, width: Math.max(2, wide), height: HEIGHT - FOOT, class: "brush" })));
  }

  function indexOf(/** @type {string} */ day, /** @type {number} */ otherwise) {
    if (!day) return otherwise;
    const found = told.bins.findIndex((bin) => day <= bin.last);
    return found < 0 ? told.bins.length - 1 : found;
  }

  function listen(/** @type {SVGElement} */ drawing) {
    let start = -1;
    const ends = (/** @type {PointerEvent} */ event) => [start, binAt(event)].sort((a, b) => a - b);
    drawing.addEventListener("pointerdown", (event) => { start = binAt(event); drawing.setPointerCapture(event.pointerId); brush(drawing, ...ends(event)); });
    drawing.addEventListener("pointermove", (event) => { if (start >= 0) brush(drawing, ...ends(event)); });
    drawing.addEventListener("pointercancel", () => { start = -1; draw(); });
    drawing.addEventListener("pointerup", (event) => {
      if (start < 0) return;
      const [from, to] = ends(event);
      start = -1;
      onPick(told.bins[from].first, told.bins[to].last);
    });
  }

  function button(/** @type {string} */ text, /** @type {() => void} */ act) {
    if (!text) return;
    const made = Object.assign(document.createElement("button"), { type: "button", className: "quiet", textContent: text });
    made.addEventListener("click", act);
    tools.append(made);
  }

  const tip = (/** @type {Bin} */ bin) =>
    [daysText(bin.first, bin.last), byText(bin.by), bin.perhaps ? `${bin.perhaps} may have happened then` : ""].filter(Boolean).join(": ");

  function summary() {
    if (!told.bins.length) return "No event that fits has a day.";
    const first = told.bins[0].first, last = told.bins.at(-1).last;
    const top = told.bins.reduce((a, b) => (sum(b) > sum(a) ? b : a));
    return `Events a ${told.unit}, ${daysText(first, last)}; most (${numberText(sum(top))}) ${told.unit === "day" ? "on" : "in"} ${daysText(top.first, top.last)}. Hatched: days not known exactly. Drag to pick days, or write them into From and Until.`;
  }
  const sum = (/** @type {Bin} */ bin) => bin.by.reduce((a, b) => a + b, 0);

  return {
    /** @param {Timeline} timeline @param {{since: string, until: string}} days @param {string} which */
    show(timeline, days, which) {
      [told, picked, span] = [timeline, days, which];
      draw();
    },
  };
}
