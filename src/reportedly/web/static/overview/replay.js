// The slider over the ledger's times: what was known then, step by step.

import { momentText } from "./dates.js";

const PACE = 900; // milliseconds between two steps

/**
 * @typedef {{entry: number, recorded: string}} Step
 * @param {HTMLElement} place
 * @param {(asOf: string) => void} onStep a blank for now
 */
export function createReplay(place, onStep) {
  const find = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
  const slider = find("step"), play = find("play"), known = find("known");
  /** @type {Step[]} */ let steps = [];
  let timer = 0, waiting = 0;

  const last = () => steps.length - 1;
  function tell() {
    const at = Number(slider.value);
    known.textContent = at >= last() ? "now: all that is known" : momentText(steps[at].recorded);
    slider.setAttribute("aria-valuetext", known.textContent);
    find("earlier").disabled = at <= 0;
    find("later").disabled = at >= last();
  }
  function go(/** @type {number} */ at, soon = false) {
    slider.value = String(Math.max(0, Math.min(last(), at)));
    tell();
    clearTimeout(waiting);
    const asOf = Number(slider.value) >= last() ? "" : steps[Number(slider.value)].recorded;
    waiting = window.setTimeout(() => onStep(asOf), soon ? 0 : 150);
  }
  function stop() {
    clearInterval(timer);
    timer = 0;
    play.setAttribute("aria-pressed", "false");
    play.textContent = "Replay";
  }
  slider.addEventListener("input", () => { stop(); go(Number(slider.value)); });
  find("earlier").addEventListener("click", () => { stop(); go(Number(slider.value) - 1, true); });
  find("later").addEventListener("click", () => { stop(); go(Number(slider.value) + 1, true); });
  play.addEventListener("click", () => {
    if (timer) return stop();
    if (Number(slider.value) >= last()) go(0, true);
    play.setAttribute("aria-pressed", "true");
    play.textContent = "Stop";
    const stride = Math.max(1, Math.ceil(steps.length / 40));
    timer = window.setInterval(() => {
      go(Number(slider.value) + stride, true);
      if (Number(slider.value) >= last()) stop();
    }, PACE);
  });

  return {
    /** @param {Step[]} told @param {string} asOf */
    show(told, asOf) {
      steps = told;
      place.hidden = steps.length < 2;
      if (place.hidden) return;
      slider.max = String(last());
      const moment = asOf && Date.parse(asOf.length === 10 ? `${asOf}T23:59:59Z` : asOf);
      const at = asOf ? steps.findLastIndex((step) => Date.parse(step.recorded) <= moment) : last();
      slider.value = String(Math.max(0, at));
      tell();
      if (asOf) known.textContent = momentText(asOf.length === 10 ? `${asOf}T23:59:59Z` : asOf);
    },
  };
}
