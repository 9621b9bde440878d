// <spent-minutes>: how many whole minutes a running clock has used. The server counts those of clocks that stand still.

import { now } from "./time.js";

const EVERY = 5_000;

class SpentMinutes extends HTMLElement {
  static observedAttributes = ["data-since", "data-before"];
  #tick = 0;

  connectedCallback() {
    this.draw();
    this.#tick = setInterval(() => this.draw(), EVERY);
  }

  disconnectedCallback() { clearInterval(this.#tick); }

  attributeChangedCallback() {
    queueMicrotask(() => { if (this.isConnected) this.draw(); });
  }

  draw() {
    const { since, before } = this.dataset;
    const minutes = String(Number(before) + Math.max(0, Math.round((now() - Date.parse(since)) / 60_000)));
    if (this.textContent !== minutes) this.textContent = minutes;
  }
}

customElements.define("spent-minutes", SpentMinutes);
document.addEventListener("htmx:afterSwap", () => {
  for (const spent of document.querySelectorAll("spent-minutes")) spent.draw();
});
