// <projected-end>: when the session will be over if it goes on like this. The server worked it out at `data-now`;
// here it only moves along with time that is lost since: while paused, and while the activity is over time.

import { heard, now } from "./time.js";

const EVERY = 5_000;

class ProjectedEnd extends HTMLElement {
  static observedAttributes = ["data-end", "data-planned", "data-ends", "data-state", "data-now"];
  #tick = 0;

  connectedCallback() {
    this.draw();
    this.#tick = setInterval(() => this.draw(), EVERY);
  }

  disconnectedCallback() { clearInterval(this.#tick); }

  attributeChangedCallback(name, _old, value) {
    if (name === "data-now") heard(value);
    queueMicrotask(() => { if (this.isConnected) this.draw(); });
  }

  draw() {
    const { end, planned, word = "" } = this.dataset;
    const moment = new Date(Date.parse(end) + this.#lost());
    const zone = { hour: "2-digit", minute: "2-digit", timeZone: this.dataset.zone || "Europe/Amsterdam" };
    this.#write("[data-clock]", new Intl.DateTimeFormat("nl", zone).format(moment));
    const late = Math.round((moment - Date.parse(planned)) / 60_000);
    const lateness = late > 0 ? "late" : late < 0 ? "early" : "ontime";
    if (this.dataset.lateness !== lateness) this.dataset.lateness = lateness;
    const sentence = this.getAttribute(`data-word-${lateness}`) ?? word;
    this.#write(".lateness", sentence.replace("{n}", String(Math.abs(late))));
  }

  #lost() { // milliseconds since the server worked it out
    const { ends, state, now: told } = this.dataset;
    const from = state === "running" ? Math.max(Date.parse(ends), Date.parse(told)) : Date.parse(told);
    return state === "ended" ? 0 : Math.max(0, now() - from);
  }

  #write(where, text) {
    const element = this.querySelector(where);
    if (element && element.textContent !== text) element.textContent = text;
  }
}

customElements.define("projected-end", ProjectedEnd);
document.addEventListener("htmx:afterSwap", () => {
  for (const end of document.querySelectorAll("projected-end")) end.draw();
});
