// Days in the reader's own form, times in UTC; the machine's form stays in `datetime`.

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** @param {string} day YYYY-MM-DD */
export const dayText = (day) => DAY.format(new Date(`${day}T00:00:00Z`));

/** @param {string} moment ISO 8601 */
export const momentText = (moment) => `${MOMENT.format(new Date(moment))} UTC`;

/** @param {string} first @param {string} last */
export const daysText = (first, last) =>
  first === last ? dayText(first) : DAY.formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));

/** @param {ParentNode} root */
export function writeDates(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    const told = time.getAttribute("datetime");
    time.textContent = told.length > 10 ? momentText(told) : dayText(told);
  }
}
