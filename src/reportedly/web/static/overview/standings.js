// The order in which the desk counts by standing; the last is for events without one: a person rejected them, their claims
// were withdrawn, or they are only recalled as history.

export const STANDINGS = ["disputed", "admitted", "corroborated", "reported", "claimed", "none"];
export const NAMES = [...STANDINGS.slice(0, -1), "rejected, recalled or withdrawn"];

const NUMBER = new Intl.NumberFormat();

/** @param {number} n */
export const numberText = (n) => NUMBER.format(n);

/** "3 disputed, 1 claimed". @param {number[]} by */
export const byText = (by) =>
  by.map((n, i) => (n ? `${numberText(n)} ${NAMES[i]}` : "")).filter(Boolean).join(", ");
