// Pointing at words shows the claims that rest on them, and pointing at a claim shows its words.
const cards = new Map([...document.querySelectorAll(".reading .claim")].map((card) => [card.id.slice(2), card]));
const words = [...document.querySelectorAll(".text [data-claims]")];

/** @param {string[]} ids */
function show(ids) {
  for (const [id, card] of cards) card.classList.toggle("on", ids.includes(id));
  for (const word of words) {
    word.classList.toggle("on", word.getAttribute("data-claims").split(" ").some((id) => ids.includes(id)));
  }
}

for (const word of words) {
  const ids = word.getAttribute("data-claims").split(" ");
  for (const kind of ["pointerenter", "focus"]) {
    word.addEventListener(kind, () => {
      show(ids);
      if (window.matchMedia("(min-width: 60rem)").matches) cards.get(ids[0])?.scrollIntoView({ block: "nearest" });
    });
  }
}
for (const [id, card] of cards) {
  card.addEventListener("pointerenter", () => show([id]));
  card.addEventListener("focusin", () => show([id]));
}
// A claim that the address names is shown with its words.
function named() {
  const id = decodeURIComponent(location.hash.slice(1)).replace(/^c-/, "");
  if (cards.has(id)) {
    show([id]);
    cards.get(id).focus({ preventScroll: true });
    if (window.matchMedia("(min-width: 60rem)").matches) {
      words.find((word) => word.matches("a.on"))?.scrollIntoView({ block: "center" });
    }
  }
}
addEventListener("hashchange", named);
named();
