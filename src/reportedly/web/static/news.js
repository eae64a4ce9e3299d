// What is new in the store, while the page is looked at: a browser has six connections to a desk for all its tabs, and
// one that nobody sees keeps none.

const KINDS = ["document", "sighting", "judgement", "resolution"];

/**
 * Calls `told` with each entry of the ledger after that one: {entry, recorded, kind, document_id, title, who, events}.
 * @param {number} after @param {(entry: any) => void} told
 */
export function listen(after, told) {
  let last = after;
  /** @type {EventSource | null} */
  let source = null;
  const heard = (/** @type {MessageEvent} */ event) => {
    last = Math.max(last, Number(event.lastEventId));
    told(JSON.parse(event.data));
  };
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(`/api/v1/news?after=${last}`);
    for (const kind of KINDS) source.addEventListener(kind, heard);
  };
  const close = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
