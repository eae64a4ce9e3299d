// The base map: outlines of countries (Natural Earth), drawn in the page's own colours, with nothing fetched from elsewhere.

import feature from "../vendor/topojson-client/feature.js";

/**
 * Countries as GeoJSON, each with its code of two letters, and a point for each country's name. `finer` gives those about
 * an area in more detail, as the whole world in detail takes seconds to draw.
 * @param {DOMStringMap} addresses of the outlines, `base` and `finer`, and of the list of `codes`
 */
export async function loadWorld({ base, finer, codes }) {
  const list = (await fetch(codes)).json();
  const read = async (/** @type {string} */ address) => {
    const topology = await (await fetch(address)).json();
    const code = new Map((await list).map((/** @type {string[]} */ row) => [row[2], row[0]]));
    const countries = feature(topology, topology.objects.countries);
    for (const country of countries.features) {
      unwrap(country.geometry);
      country.properties = { name: country.properties.name, code: code.get(country.id) ?? "" };
      country.boxes = parts(country.geometry).map((rings) => boxOf(rings[0]));
    }
    return countries;
  };
  const countries = await read(base);
  /** @type {Promise<any> | undefined} */ let detailed;
  return {
    countries,
    names: { type: "FeatureCollection", features: countries.features.map(nameOf) },
    /** @param {number[]} area west, south, east, north */
    async finer(area) {
      detailed ??= read(finer);
      const features = (await detailed).features.map((/** @type {any} */ country) => {
        const near = parts(country.geometry).filter((_, i) => [-360, 0, 360].some((turn) => meet(country.boxes[i], area, turn)));
        return { type: "Feature", properties: country.properties, geometry: { type: "MultiPolygon", coordinates: near } };
      });
      return { type: "FeatureCollection", features: features.filter((/** @type {any} */ country) => country.geometry.coordinates.length) };
    },
  };
}

const parts = (/** @type {any} */ { type, coordinates }) => /** @type {number[][][][]} */ (type === "Polygon" ? [coordinates] : coordinates);

const meet = (/** @type {number[]} */ a, /** @type {number[]} */ b, /** @type {number} */ turn) =>
  a[0] + turn <= b[2] && a[2] + turn >= b[0] && a[1] <= b[3] && a[3] >= b[1];

/** Rings that cross the date line go on beyond it, instead of back around the world; one about the pole is closed there. */
function unwrap(/** @type {any} */ geometry) {
  for (const polygon of parts(geometry)) for (const ring of polygon) {
    for (let i = 1; i < ring.length; i++) {
      const jump = Math.round((ring[i][0] - ring[i - 1][0]) / 360);
      if (jump) ring[i] = [ring[i][0] - 360 * jump, ring[i][1]];
    }
    const [first, last] = [ring[0], ring.at(-1)];
    if (Math.abs(first[0] - last[0]) > 180) ring.push([last[0], -85.05], [first[0], -85.05], first);
  }
}

/** The middle of the largest part. @param {any} country */
function nameOf(country) {
  const [west, south, east, north] = country.boxes.reduce((/** @type {number[]} */ a, /** @type {number[]} */ b) => (size(b) > size(a) ? b : a));
  return { type: "Feature", properties: { name: country.properties.name, size: size([west, south, east, north]) }, geometry: { type: "Point", coordinates: [(west + east) / 2, (south + north) / 2] } };
}

const size = (/** @type {number[]} */ [west, south, east, north]) => (east - west) * (north - south);

/** @param {number[][]} ring */
function boxOf(ring) {
  const box = [180, 90, -180, -90];
  for (const [x, y] of ring) [box[0], box[1], box[2], box[3]] = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
  return box;
}

/** A circle of so many kilometres about a point, as a ring. @param {number} longitude @param {number} latitude @param {number} km */
export function circle(longitude, latitude, km) {
  const north = km / 111.32, east = north / Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
  return Array.from({ length: 49 }, (_, i) => {
    const turn = (i / 48) * 2 * Math.PI;
    return [longitude + east * Math.cos(turn), latitude + north * Math.sin(turn)];
  });
}
