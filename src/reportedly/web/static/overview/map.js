// The map: marks of places and cells, areas drawn as areas, places whose holder is contested, an area that can be drawn.

import { LngLatBounds, Map as Chart, NavigationControl, Popup } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { drawing } from "./drawing.js";
import { contestOf, keyOf, markOf, WITHIN } from "./popups.js";
import { numberText } from "./standings.js";
import { colours, pictures, styleOf } from "./style.js";
import { circle } from "./world.js";

export { loadWorld } from "./world.js";

const FINE = 3; // the zoom from which coarse outlines look wrong
const ROOM = { padding: 40, maxZoom: 8 };
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * @param {HTMLElement} place
 * @param {{countries: any, names: any, finer: (area: number[]) => Promise<any>}} world
 * @param {any[]} marks what it opens at
 * @param {{pick: (values: Record<string, string>) => void, moved: (where: string, keep: boolean) => void, query: () => URLSearchParams}} desk
 */
export async function createMap(place, world, marks, desk) {
  const start = whereOf(desk.query().get("map"));
  /** @type {Record<string, any>} */ const data = { countries: world.countries, names: world.names };
  const map = new Chart({
    container: place, style: styleOf(colours(), data), ...(start ?? opening(marks)),
    attributionControl: { compact: true, customAttribution: "Natural Earth" }, dragRotate: false, pitchWithRotate: false, touchPitch: false, fadeDuration: 0, maxPitch: 0,
  });
  document.getElementById("map-note")?.remove();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute("aria-label", "Map of the events; the list has the same. Arrow keys move it, plus and minus zoom.");
  const addPictures = () => { for (const [name, picture] of Object.entries(pictures(colours()))) if (!map.hasImage(name)) map.addImage(name, picture); };
  await map.once("style.load");
  addPictures();
  /** @type {globalThis.Map<string, any>} */ const outlines = new globalThis.Map();
  let fitted = Boolean(start ?? marks.length), codes = /** @type {string[]} */ ([]);
  /** @type {any} */ let answer;

  const put = (/** @type {string} */ name, /** @type {any[]} */ features) => {
    data[name] = { type: "FeatureCollection", features };
    map.getSource(name)?.setData(data[name]);
  };
  const contested = () => answer.contests.filter((c) => c.contested && c.longitude !== null);
  const shade = () => map.getLayer("country") && map.setFilter("country", ["in", ["get", "code"], ["literal", codes]]);
  const repaint = () => {
    map.setStyle(styleOf(colours(), data), { diff: false });
    map.once("styledata", () => { for (const name of ["hatch", "contested"]) if (map.hasImage(name)) map.removeImage(name); addPictures(); shade(); });
  };
  document.addEventListener("desk:theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);

  /** Finer outlines about what is seen, once it is near enough for them to matter. */
  let detail = [0, 0, 0, 0];
  const refine = async () => {
    const [[west, south], [east, north]] = map.getBounds().toArray(), wide = east - west, tall = north - south;
    if (map.getZoom() < FINE) {
      if (detail[2] > detail[0]) [detail, data.countries] = [[0, 0, 0, 0], world.countries];
      else return;
    } else if (west < detail[0] || south < detail[1] || east > detail[2] || north > detail[3] || wide * 8 < detail[2] - detail[0]) {
      detail = [west - wide, south - tall, east + wide, north + tall];
      data.countries = await world.finer(detail);
    } else return;
    map.getSource("countries")?.setData(data.countries);
  };
  map.once("idle", () => { performance.mark("map"); place.dataset.drawn = ""; refine(); map.on("moveend", refine); });
  function show(/** @type {any} */ told, /** @type {URLSearchParams} */ query) {
    answer = told;
    const zoom = map.getZoom(), large = (m) => m.outline || (m.km && pixels(m, zoom) >= 10);
    const areas = told.marks.filter(large), points = told.marks.filter((m) => !large(m));
    codes = areas.map((m) => m.outline).filter((key) => key?.length === 2);
    put("marks", points.map((m) => featureOf(m, { type: "Point", coordinates: [m.longitude, m.latitude] })));
    drawAreas(areas);
    put("contests", contested().map((c, i) => ({ type: "Feature", properties: { i }, geometry: { type: "Point", coordinates: [c.longitude, c.latitude] } })));
    const box = query.get("bbox")?.split(",").map(Number);
    put("box", box ? [{ type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: corners(box) } }] : []);
    shade();
    if (!fitted && told.marks.length) { fitted = true; fit(); }
  }

  /** A division is drawn with its outline, once that is there; a country by the base map. */
  function drawAreas(/** @type {any[]} */ areas) {
    put("areas", areas.map((m) => featureOf(m, m.km ? { type: "Polygon", coordinates: [circle(m.longitude, m.latitude, m.km)] } : outlines.get(keyOf(m)) ?? { type: "Point", coordinates: [m.longitude, m.latitude] })));
    const lacking = [...new Set(areas.map(keyOf).filter((key) => key && !outlines.has(key)))].slice(0, 40);
    if (!lacking.length) return;
    for (const key of lacking) outlines.set(key, null);
    const told = answer;
    fetch(`/overview/outlines?${new URLSearchParams(lacking.map((key) => ["of", key]))}`).then((r) => (r.ok ? r.json() : {})).then((found) => {
      for (const [key, shape] of Object.entries(found)) outlines.set(key, shape);
      if (told === answer) drawAreas(areas);
    }).catch(() => {});
  }

  function fit() {
    const bounds = boundsOf(answer.marks, false);
    if (!bounds.isEmpty()) map.fitBounds(bounds, { ...ROOM, animate: !STILL }, { fitted: true });
  }

  let popup = new Popup({ maxWidth: "20rem" });
  const open = (/** @type {any} */ at, /** @type {Node[]} */ inside) => {
    const body = document.createElement("div");
    body.append(...inside);
    popup.remove();
    popup = new Popup({ maxWidth: "20rem" }).setLngLat(at).setDOMContent(body).addTo(map);
  };
  map.on("click", (event) => {
    if (place.classList.contains("drawing")) return;
    const layers = ["contest", "mark", "area", "country"].filter((id) => map.getLayer(id));
    const [hit] = map.queryRenderedFeatures([[event.point.x - 4, event.point.y - 4], [event.point.x + 4, event.point.y + 4]], { layers }).sort((a, b) => layers.indexOf(a.layer.id) - layers.indexOf(b.layer.id));
    if (!hit) return;
    if (hit.layer.id === "contest") return open(event.lngLat, contestOf(contested()[hit.properties.i], desk));
    const mark = hit.layer.id === "country" ? answer.marks.find((m) => m.outline === hit.properties.code) : answer.marks[hit.properties.i];
    if (mark?.kind === "cell") return map.fitBounds([[mark.box[0], mark.box[1]], [mark.box[2], mark.box[3]]], { padding: 60, maxZoom: 11, animate: !STILL }, { originalEvent: event.originalEvent });
    if (mark) open(event.lngLat, markOf(mark, desk));
  });
  for (const layer of ["mark", "area", "contest"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  const featureOf = (/** @type {any} */ mark, /** @type {any} */ geometry) => ({
    type: "Feature", geometry,
    properties: {
      i: answer.marks.indexOf(mark), n: mark.n, count: numberText(mark.n), kind: mark.kind, name: mark.kind === "cell" ? "" : mark.name ?? "", most: mark.by.indexOf(Math.max(...mark.by)),
      ring: mark.by[0] > 0, loose: Boolean(mark.km || mark.outline), radius: 5 + 5 * Math.log10(mark.n), label: `${WITHIN[mark.kind] ?? ""} ${mark.name ?? ""}: ${numberText(mark.n)}`,
    },
  });

  map.on("moveend", (event) => {
    const { lng, lat } = map.getCenter().wrap();
    desk.moved(`${lng.toFixed(3)},${lat.toFixed(3)},${map.getZoom().toFixed(2)}`, !event.fitted);
  });
  document.getElementById("fit").addEventListener("click", () => fit());
  document.getElementById("frame").addEventListener("click", () => desk.pick({ bbox: boxText(map.getBounds().toArray().flat()) }));
  drawing(map, place, (box) => desk.pick({ bbox: boxText(box) }));

  return {
    show,
    /** What the map shows, for the desk to choose cells by. */
    frame() {
      const { lng, lat } = map.getCenter().wrap();
      return fitted ? { frame: boxText(map.getBounds().toArray().flat()), map: `${lng.toFixed(3)},${lat.toFixed(3)},${map.getZoom().toFixed(2)}` } : {};
    },
    /** Back to where the map was. @param {string | null} told */
    go(told) {
      const at = whereOf(told);
      if (at) map.jumpTo(at);
    },
    /** Ring the place of a row of the list. @param {string | undefined} at */
    point(at) {
      put("pointed", at ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at.split(",").map(Number) } }] : []);
    },
  };
}

/** How far an area reaches on the screen. @param {any} mark @param {number} zoom */
const pixels = (mark, zoom) => (mark.km * 2 ** zoom) / (78.27 * Math.cos((mark.latitude * Math.PI) / 180));

const opening = (/** @type {any[]} */ marks) => {
  const bounds = boundsOf(marks, true);
  return bounds.isEmpty() ? { center: /** @type {[number, number]} */ ([20, 10]), zoom: 1.2 } : { bounds, fitBoundsOptions: ROOM };
};

/** All marks, or where nearly all of the events are. @param {any[]} all @param {boolean} nearly */
function boundsOf(all, nearly) {
  const marks = all;
  const [east, north] = ["longitude", "latitude"].map((side) => (nearly ? middle(marks, side) : [-Infinity, Infinity]));
  const bounds = new LngLatBounds();
  for (const mark of marks) {
    if (mark.longitude < east[0] || mark.longitude > east[1] || mark.latitude < north[0] || mark.latitude > north[1]) continue;
    if (mark.box) bounds.extend([mark.box[0], mark.box[1]]), bounds.extend([mark.box[2], mark.box[3]]);
    else for (const corner of mark.km ? circle(mark.longitude, mark.latitude, mark.km) : [[mark.longitude, mark.latitude]]) bounds.extend(corner);
  }
  return bounds;
}

/** Between which degrees nine tenths of the events are. */
function middle(/** @type {any[]} */ marks, /** @type {string} */ side) {
  const sorted = [...marks].sort((a, b) => a[side] - b[side]), all = marks.reduce((sum, m) => sum + m.n, 0);
  const at = (/** @type {number} */ share) => { let sum = 0; return sorted.find((m) => (sum += m.n) >= share * all)?.[side]; };
  return [at(0.05), at(0.95)];
}

/** West, south, east, north as the address has them: within the world, over the date line where the map is. */
function boxText(/** @type {number[]} */ [west, south, east, north]) {
  const turn = (/** @type {number} */ x) => ((((x + 180) % 360) + 360) % 360) - 180;
  const [w, e] = east - west >= 360 ? [-180, 180] : [turn(west), turn(east)];
  return [w, Math.max(-90, south), e, Math.min(90, north)].map((x) => Number(x.toFixed(3))).join(",");
}

const corners = (/** @type {number[]} */ [w, s, e, n]) => {
  const east = e < w ? e + 360 : e;
  return [[w, s], [east, s], [east, n], [w, n], [w, s]];
};

function whereOf(/** @type {string | null} */ told) {
  const [lng, lat, zoom] = (told ?? "").split(",").map(Number);
  return told && [lng, lat, zoom].every(Number.isFinite) ? { center: [lng, lat], zoom } : null;
}
