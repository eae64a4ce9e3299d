// The overview: whatever is picked goes into the address, the address is what is asked, and the answer is drawn.
// So a link shows the same thing to whoever opens it, and going back goes back.

import { listen as listenForNews } from "../news.js";
import { notify } from "../desk.js";
import { momentText, writeDates } from "./dates.js";
import { createReplay } from "./replay.js";
import { numberText } from "./standings.js";
import { createTimeline } from "./timeline.js";

const form = /** @type {HTMLFormElement | null} */ (document.getElementById("filters"));
const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const LOOKS = ["span", "order", "offset", "map"]; // of the overview alone; other pages take the rest

const asked = () => new URLSearchParams(location.search);

/** Ask for something else. @param {(query: URLSearchParams) => void} change */
function pick(change, { replace = false } = {}) {
  const query = asked();
  change(query);
  const address = query.size ? `/?${query}` : "/";
  if (address === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", address);
  load();
}

const set = (/** @type {Record<string, string>} */ values) => (/** @type {URLSearchParams} */ query) => {
  query.delete("offset");
  for (const [name, value] of Object.entries(values)) value ? query.set(name, value) : query.delete(name);
};

/** @type {any} */ let map;
/** @type {any} */ let answer;
let seen = null, zoom = 2 /* of the first answer */, asking = new AbortController();
let loading = Promise.resolve();

const timeline = form && createTimeline(find("timeline"), find("timeline-name"), find("timeline-tools"),
  (since, until) => pick(set({ since, until })), (span) => pick(set({ span: span === "most" ? "" : span })));
const replay = form && createReplay(find("replay"), (asOf) => pick(set({ as_of: asOf }), { replace: true }));

async function ask(/** @type {Record<string, string>} */ more = {}) {
  asking.abort(); // the last who asks is answered
  asking = new AbortController();
  const query = asked(), frame = map?.frame() ?? {};
  if (frame.map) zoom = levelOf(frame.map);
  for (const [name, value] of Object.entries({ ...more, ...frame })) query.set(name, value);
  if (seen !== null) query.set("seen", String(seen));
  const response = await fetch(`/overview/parts?${query}`, { signal: asking.signal });
  if (!response.ok) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    throw new Error(page.querySelector(".fault")?.textContent || `The desk answered ${response.status}.`);
  }
  if (!response.headers.get("Content-Type")?.startsWith("application/json")) location.reload(); // to sign in
  return response.json();
}

/** The zoom of a map, as a whole number. @param {string} where */
const levelOf = (where) => Math.round(Number(where.split(",")[2]));

const load = () => (loading = loadNow());

async function loadNow() {
  find("events").setAttribute("aria-busy", "true");
  try {
    answer = await ask();
    notify("");
    show();
  } catch (error) {
    if (/** @type {Error} */ (error).name === "AbortError") return;
    notify(error instanceof TypeError ? "The desk does not answer; is it still running?" : String(/** @type {Error} */ (error).message));
  }
  find("events").removeAttribute("aria-busy");
}

function show() {
  const query = asked();
  keepingPlace(() => {
    for (const [name, html] of Object.entries(answer.html)) find(name).innerHTML = html;
  });
  writeDates(find("events"));
  writeDates(find("contests"));
  for (const name of ["text", "since", "until", "bbox", "as_of", "span", "order", "map"]) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field !== document.activeElement) field.value = query.get(name) ?? "";
  }
  const days = { since: query.get("since") ?? "", until: query.get("until") ?? "" };
  timeline.show(answer.timeline, days, query.get("span") ?? "most");
  replay.show(answer.steps, query.get("as_of") ?? "");
  find("unplaced").textContent = !answer.unplaced ? ""
    : query.has("bbox") ? `${numberText(answer.unplaced)} more are on no map, for nobody says where exactly: they are left out while an area is picked.`
    : `${numberText(answer.unplaced)} of them are on no map, for nobody says where exactly. They are in the list.`;
  map?.show(answer, query);
  others(query);
}

/** What was typed, opened and focused stays so. */
function keepingPlace(/** @type {() => void} */ change) {
  const at = /** @type {any} */ (document.activeElement);
  const { name, value, id } = at ?? {};
  const state = new Map([...document.querySelectorAll(".group, .contests")].map((group) => [group.id, [/** @type {any} */ (group).open, group.classList.contains("whole")]]));
  change();
  for (const [group, [open, whole]] of state) {
    const found = find(group);
    if (!found) continue;
    found.open = open;
    found.classList.toggle("whole", whole);
    const more = found.querySelector("[data-more]");
    if (more) showMore(more, whole);
  }
  if (document.contains(at)) return;
  const same = id && find(id)?.value === value ? find(id) : [...form.elements].find((e) => /** @type {any} */ (e).name === name && /** @type {any} */ (e).value === value);
  (name ? same ?? find("text") : find("events")).focus?.({ preventScroll: true });
}

function showMore(/** @type {Element} */ button, /** @type {boolean} */ whole) {
  button.setAttribute("aria-expanded", String(whole));
  button.textContent = whole ? "Show fewer" : "Show more";
}

/** The links that lead elsewhere, and the line that says what time it is as of. */
function others(/** @type {URLSearchParams} */ query) {
  const rest = new URLSearchParams(query);
  for (const name of LOOKS) rest.delete(name);
  for (const link of document.querySelectorAll(".top nav a, .top .mark")) /** @type {HTMLAnchorElement} */ (link).search = rest.toString();
  const asOf = query.get("as_of");
  let line = document.querySelector("p.as-of");
  if (!asOf) return line?.remove();
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "as-of" });
    document.querySelector(".top").after(line);
  }
  const now = new URLSearchParams(query);
  now.delete("as_of");
  const link = Object.assign(document.createElement("a"), { href: `/?${now}`, textContent: "Show what is known now" });
  link.dataset.go = "";
  line.replaceChildren(`As it was known on ${momentText(asOf.length === 10 ? `${asOf}T23:59:59Z` : asOf)}. `, link);
}

function fromForm() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
  const address = query.size ? `/?${query}` : "/";
  if (address === location.pathname + location.search) return;
  history.pushState(null, "", address);
  load();
}

function listen() {
  let typing = 0;
  form.addEventListener("submit", (event) => { event.preventDefault(); fromForm(); });
  form.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.id === "step" || !box.name) return;
    if (box.dataset.alone !== undefined && box.checked)
      for (const other of form.querySelectorAll(`input[name="${box.name}"]`)) if (other !== box) /** @type {HTMLInputElement} */ (other).checked = false;
    fromForm();
  });
  find("text").addEventListener("input", () => { clearTimeout(typing); typing = window.setTimeout(fromForm, 400); });
  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-go]"));
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      history.pushState(null, "", link.href);
      load();
      if (link.closest(".pager")) find("events").scrollIntoView({ block: "start" });
      return;
    }
    const more = /** @type {HTMLElement | null} */ (target.closest("[data-more]"));
    if (more) showMore(more, find(more.dataset.more).classList.toggle("whole"));
  });
  for (const kind of ["pointerover", "focusin"]) find("events").addEventListener(kind, (event) => map?.point(event.target.closest("tr[data-at]")?.dataset.at));
  addEventListener("popstate", () => { map?.go(asked().get("map")); load(); });
}

/** Word of what came since: told, and shown when it is asked for. */
function hear() {
  const line = find("news"), [text, button] = line.children;
  button.addEventListener("click", () => { seen = answer.newest; line.hidden = true; load(); });
  const heard = async () => {
    if (!answer || asked().has("as_of")) return;
    const query = asked();
    query.set("seen", String(answer.newest));
    query.set("limit", "0");
    const { fresh } = await (await fetch(`/overview/parts?${query}`)).json();
    if (!fresh) return;
    text.textContent = fresh === 1 ? "1 new or changed event." : `${numberText(fresh)} new or changed events.`;
    line.hidden = false;
  };
  let waiting = 0;
  // Documents come in lots: one question for all that come within a moment.
  listenForNews(answer?.newest ?? 0, () => { clearTimeout(waiting); waiting = window.setTimeout(heard, 500); });
}

/** The map shows something else: its address, and the marks that fit its zoom. */
async function moved(/** @type {string} */ where = "", keep = true) {
  const query = asked();
  where && keep ? query.set("map", where) : query.delete("map");
  const address = query.size ? `/?${query}` : "/";
  history.replaceState(null, "", address);
  form.elements.namedItem("map").value = query.get("map") ?? "";
  for (let last; last !== loading; ) await (last = loading); // its marks are those of the map as it was then
  if (!answer || (answer.complete && levelOf(where) === zoom)) return;
  const told = await ask({ limit: "0" }).catch(() => null);
  if (told) map.show(Object.assign(answer, { marks: told.marks, complete: told.complete }), asked());
}

async function openMap(/** @type {Promise<void>} */ first) {
  try {
    const { createMap, loadWorld } = await import("./map.js");
    const world = loadWorld(find("map").dataset);
    await first; // so that the map opens where the events are
    map = await createMap(find("map"), await world, answer?.marks ?? [], {
      pick: (/** @type {Record<string, string>} */ values) => pick(set(values)),
      moved,
      query: asked,
    });
    if (answer) map.show(answer, asked());
    moved(map.frame().map, asked().has("map"));
  } catch (error) {
    console.warn(error);
    find("map-note").textContent = "The map cannot be drawn here (it needs WebGL). The list has the same events.";
  }
}

if (form) {
  document.documentElement.classList.add("js");
  if (matchMedia("(max-width: 48rem)").matches) find("picks").open = false;
  writeDates(document);
  listen();
  const first = load();
  first.then(hear);
  openMap(first);
}
