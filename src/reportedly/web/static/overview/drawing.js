// Drawing an area on the map.

/** A drag draws a box while the button is pressed in; Escape lets go of it. */
export function drawing(/** @type {any} */ map, /** @type {HTMLElement} */ place, /** @type {(box: number[]) => void} */ done) {
  const button = document.getElementById("draw"), canvas = map.getCanvasContainer();
  const box = Object.assign(document.createElement("div"), { className: "box", hidden: true });
  place.append(box);
  /** @type {number[] | null} */ let from = null;
  const on = (/** @type {boolean} */ is) => {
    button.setAttribute("aria-pressed", String(is));
    place.classList.toggle("drawing", is);
    map.dragPan[is ? "disable" : "enable"]();
    box.hidden = true;
    from = null;
  };
  const at = (/** @type {PointerEvent} */ event) => { const r = place.getBoundingClientRect(); return [event.clientX - r.left, event.clientY - r.top]; };
  button.addEventListener("click", () => on(button.getAttribute("aria-pressed") !== "true"));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") on(false); });
  canvas.addEventListener("pointerdown", (event) => {
    if (!place.classList.contains("drawing")) return;
    from = at(event);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    box.hidden = false;
    Object.assign(box.style, { left: `${Math.min(from[0], to[0])}px`, top: `${Math.min(from[1], to[1])}px`, width: `${Math.abs(from[0] - to[0])}px`, height: `${Math.abs(from[1] - to[1])}px` });
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!from) return;
    const to = at(event), size = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [a, b] = [map.unproject(from), map.unproject(to)];
    on(false);
    if (size > 8) done([Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)]);
  });
}
