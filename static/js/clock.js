// <count-down>: a clock on the server's time. The server says when it ends or what is left; at zero nothing happens
// by itself but the event `clock:zero`, and then it counts up.

import { digits, heard, now, spoken } from "./time.js";

const WARN = 0.2; // part of the time that is left when the words change
const SPOKEN = [300, 60, 0]; // seconds left at which a screen reader is told; also at the start and halfway
const LATE = -5; // seconds after zero from which the moment has passed: a page that wakes up does not ring

class CountDown extends HTMLElement {
  static observedAttributes = ["data-ends", "data-left", "data-total", "data-state", "data-now"];
  #tick = 0;
  #was = null;

  connectedCallback() { this.draw(); }

  disconnectedCallback() { clearTimeout(this.#tick); }

  attributeChangedCallback(name, _old, value) {
    if (name === "data-now") heard(value);
    queueMicrotask(() => { if (this.isConnected) this.draw(); });
  }

  draw() {
    clearTimeout(this.#tick);
    const { ends, left: kept, total, state } = this.dataset;
    const still = state === "paused" || state === "idle";
    const left = still ? Number(kept) : (Date.parse(ends) - now()) / 1000;
    const whole = Math.ceil(left) || 0;
    if (!still) this.#become(left <= 0 ? "over" : whole <= total * WARN ? "warn" : "running");
    this.#write(".timer__time, strong", `${whole < 0 ? "+" : ""}${digits(Math.abs(whole))}`);
    this.#write(".timer__note", this.getAttribute(`data-word-${this.dataset.state}`));
    this.#arc(left / total);
    this.#notice(whole, Number(total));
    if (!still && this.#was > 0 && left <= 0 && left > LATE) this.dispatchEvent(new CustomEvent("clock:zero", { bubbles: true }));
    this.#was = left;
    if (!still) this.#tick = setTimeout(() => this.draw(), (left - Math.ceil(left) + 1) * 1000 + 5);
  }

  #become(state) {
    if (this.dataset.state !== state) this.dataset.state = state;
  }

  #write(where, text) {
    const element = this.querySelector(where);
    if (element && text !== null && element.textContent !== text) element.textContent = text;
  }

  #arc(part) { // what is left, up to the full circle; over time it grows again from the top
    const arc = this.querySelector(".timer__arc");
    if (!arc || !Number.isFinite(part)) return;
    const shown = Math.min(Math.abs(part), 1) * 100;
    arc.setAttribute("stroke-dasharray", part > 0 ? "100 100" : `${shown} 100`);
    arc.setAttribute("stroke-dashoffset", part > 0 ? `${shown - 100}` : "0");
  }

  #notice(whole, total) {
    const begun = this.#was === null || whole > this.#was + 1;
    const passed = [total / 2, ...SPOKEN].some((mark) => this.#was > mark && whole <= mark);
    const sentence = this.getAttribute(whole < 0 ? "data-label-over" : "data-label-left");
    if (!sentence || !(begun || passed)) return;
    const told = sentence.replace("{time}", spoken(Math.abs(whole)));
    this.setAttribute("aria-label", told);
    const region = document.getElementById("live-region");
    if (region && this.hasAttribute("data-announce")) region.textContent = told;
  }
}

customElements.define("count-down", CountDown);
document.addEventListener("htmx:afterSwap", () => { // merged before the next picture is painted
  for (const clock of document.querySelectorAll("count-down")) clock.draw();
});
