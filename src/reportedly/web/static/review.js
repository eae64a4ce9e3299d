// The review by keyboard, and words selected in a text as a value. Everything works without it, by the forms.

const by = (id) => document.getElementById(id);
const typing = (element) => element?.matches?.("input:not([type=checkbox]):not([type=radio]), textarea, select");

function step(forward) {
  const links = [...document.querySelectorAll(".queue a")];
  const at = links.findIndex((link) => link.getAttribute("aria-current") === "true");
  const to = links[at + (forward ? 1 : -1)];
  if (to) location.assign(to.href);
}

/** Decide by a key: where no reason is given yet, ask for it, and let Enter go on with that decision. */
let wanted = null;
function decide(key) {
  const button = document.querySelector(`[data-key="${key}"]`);
  const because = by("because");
  if (!button || !because) return;
  if (because.value.trim()) return button.click();
  wanted = button;
  because.focus();
  by("picked").textContent = `Say why, then Enter: ${button.value}.`;
}
by("because")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && wanted && event.target.value.trim()) {
    event.preventDefault();
    wanted.click();
  }
});
by("value")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") {
    event.preventDefault();
    document.querySelector('#judge button[value="set"]').click();
  }
});

/** The field of a part that may be folded in. */
function open(id) {
  const field = by(id);
  const part = field?.closest("details");
  if (part) part.open = true;
  field?.focus();
}

const KEYS = {
  j: () => step(true),
  k: () => step(false),
  c: () => decide("c"),
  r: () => decide("r"),
  u: () => document.querySelector('[data-key="u"]')?.click(),
  s: () => by("field")?.focus(),
  b: () => by("because")?.focus(),
  m: () => open("other"),
  x: () => open("splitting"),
  n: () => by("note")?.focus(),
  "?": () => { const keys = document.querySelector(".decide details:last-of-type"); if (keys) keys.open = !keys.open; },
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(document.activeElement)) return document.activeElement.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const does = KEYS[event.key];
  if (does) {
    event.preventDefault();
    does();
  }
});

/** Characters of the text, as the document counts them: code points, not UTF-16 units. */
const points = (text) => [...text].length;

function offset(quote, node, at) {
  const range = document.createRange();
  range.setStart(quote, 0);
  range.setEnd(node, at);
  return points(range.toString());
}

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  const place = by("selection");
  if (!place || !chosen || chosen.isCollapsed || !chosen.rangeCount) return;
  const range = chosen.getRangeAt(0);
  const element = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node);
  const quote = element(range.startContainer)?.closest("#words .words");
  if (!quote || quote !== element(range.endContainer)?.closest("#words .words")) return;
  const first = Number(quote.dataset.start);
  const start = first + offset(quote, range.startContainer, range.startOffset);
  const end = first + offset(quote, range.endContainer, range.endOffset);
  place.value = JSON.stringify({ document: quote.dataset.document, start, end });
  by("value").value = "";
  by("picked").textContent = `With the words “${chosen.toString().trim()}”.`;
});
