// How the map is drawn: the page's colours, no fonts and no pictures from elsewhere.

import { STANDINGS } from "./standings.js";

const EMPTY = { type: "FeatureCollection", features: [] };
const FONT = ["sans-serif"];

/** The page's colours as they are now, light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const told = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: told("paper"), sheet: told("sheet"), ink: told("ink"), faint: told("faint"), line: told("line"), shade: told("shade"), accent: told("accent"),
    standings: STANDINGS.map((name) => told(name === "none" ? "faint" : name)),
  };
}

/** @param {ReturnType<typeof colours>} c @param {Record<string, any>} data by source */
export function styleOf(c, data) {
  const source = (/** @type {string} */ name, more = {}) => ({ type: "geojson", data: data[name] ?? EMPTY, ...more });
  const standing = ["match", ["get", "most"], ...c.standings.flatMap((colour, i) => [i, colour]), c.faint];
  const text = { "text-color": c.ink, "text-halo-color": c.sheet, "text-halo-width": 1.4 };
  return {
    version: 8,
    sources: Object.fromEntries(["countries", "names", "areas", "marks", "contests", "box", "pointed"].map((name) => [name, source(name, { buffer: 32, maxzoom: 12 })])),
    layers: [
      { id: "sea", type: "background", paint: { "background-color": c.shade } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": c.sheet } },
      { id: "country", type: "fill", source: "countries", filter: ["==", ["get", "code"], "-"], paint: { "fill-pattern": "hatch" } },
      { id: "border", type: "line", source: "countries", paint: { "line-color": c.faint, "line-opacity": 0.55, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 7, 1.2] } },
      { id: "name", type: "symbol", source: "names", filter: [">", ["get", "size"], ["interpolate", ["exponential", 0.5], ["zoom"], 1, 120, 3, 25, 5, 2, 7, 0]], layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11, "text-max-width": 7 }, paint: { "text-color": c.faint, "text-halo-color": c.sheet, "text-halo-width": 1 } },
      { id: "area", type: "fill", source: "areas", paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 } },
      { id: "area-edge", type: "line", source: "areas", paint: { "line-color": standing, "line-width": 1.5, "line-dasharray": [3, 2] } },
      { id: "area-n", type: "symbol", source: "areas", layout: { "symbol-placement": "point", "text-field": ["get", "label"], "text-font": FONT, "text-size": 11, "text-anchor": "top", "text-offset": [0, 0.9] }, paint: text },
      { id: "box", type: "line", source: "box", paint: { "line-color": c.accent, "line-width": 2, "line-dasharray": [4, 2] } },
      { id: "mark", type: "circle", source: "marks", layout: { "circle-sort-key": ["get", "n"] }, paint: { "circle-radius": ["get", "radius"], "circle-color": standing, "circle-opacity": ["case", ["get", "loose"], 0.25, 0.88], "circle-stroke-width": ["case", ["get", "ring"], 2.5, ["get", "loose"], 1.5, 1], "circle-stroke-color": ["case", ["get", "ring"], c.standings[0], ["get", "loose"], standing, c.sheet] } },
      { id: "mark-n", type: "symbol", source: "marks", filter: [">", ["get", "n"], 1], layout: { "text-field": ["get", "count"], "text-font": FONT, "text-size": 11, "text-allow-overlap": true, "symbol-sort-key": ["-", 0, ["get", "n"]] }, paint: { "text-color": ["case", ["get", "loose"], c.ink, c.paper] } },
      { id: "mark-name", type: "symbol", source: "marks", filter: ["!=", ["get", "kind"], "cell"], minzoom: 4.5, layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11, "text-anchor": "left", "text-offset": [1.2, 0], "text-optional": true }, paint: text },
      { id: "contest", type: "symbol", source: "contests", minzoom: 3.5, layout: { "icon-image": "contested", "icon-padding": 4, "icon-offset": [0, -16] } },
      { id: "pointed", type: "circle", source: "pointed", paint: { "circle-radius": 16, "circle-color": "transparent", "circle-opacity": 0, "circle-stroke-color": c.accent, "circle-stroke-width": 3 } },
    ],
  };
}

/** Pictures that the style names, drawn here. @param {ReturnType<typeof colours>} c */
export function pictures(c) {
  return { hatch: drawn(8, (pen) => {
    pen.strokeStyle = c.faint;
    pen.globalAlpha = 0.7;
    for (const x of [-8, 0, 8]) { pen.moveTo(x, 8); pen.lineTo(x + 8, 0); }
    pen.stroke();
  }), contested: drawn(18, (pen) => {
    const half = (/** @type {number} */ x, /** @type {string} */ colour) => {
      pen.fillStyle = colour;
      pen.beginPath();
      pen.moveTo(9, 1); pen.lineTo(x, 9); pen.lineTo(9, 17);
      pen.fill();
    };
    half(1, c.standings[0]);
    half(17, c.standings[3]);
    pen.strokeStyle = c.sheet;
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(9, 1); pen.lineTo(17, 9); pen.lineTo(9, 17); pen.lineTo(1, 9); pen.closePath();
    pen.stroke();
  }) };
}

function drawn(/** @type {number} */ size, /** @type {(pen: CanvasRenderingContext2D) => void} */ draw) {
  const canvas = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  draw(pen);
  return pen.getImageData(0, 0, size, size);
}
