// <wall-clock>: what time it is, on the server's clock. Without script it shows when the page was made.

import { heard, now } from "./time.js";

const EVERY = 5_000;

class WallClock extends HTMLElement {
  #tick = 0;

  connectedCallback() {
    heard(this.dataset.now);
    this.#draw();
    this.#tick = setInterval(() => this.#draw(), EVERY);
  }

  disconnectedCallback() { clearInterval(this.#tick); }

  #draw() {
    const zone = { hour: "2-digit", minute: "2-digit", timeZone: this.dataset.zone };
    const text = new Intl.DateTimeFormat("nl", zone).format(now());
    if (this.textContent !== text) this.textContent = text;
  }
}

customElements.define("wall-clock", WallClock);
