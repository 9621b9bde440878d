// Asking for the version over plain HTTP: every two seconds while no socket is believed, now and then while one is, and at once
// after a start, a wake-up or a doubt. Says poll:version (detail = the answer) and, as data-connection, whether we are connected.

import { gone } from "./gone.js";

const [ASK_WHILE_OPEN, ASK_WHILE_CLOSED] = [20_000, 2_000];
const PATIENCE = 6_000;
const AFTER_A_SLEEP = [500, 700, PATIENCE]; // connections from before a sleep may be dead without a word
const LINES = 6; // that a browser keeps open to one server
const GONE = [401, 403, 404, 410];
const version = (patience) =>
  fetch(document.body.dataset.versionUrl, { cache: "no-store", signal: AbortSignal.timeout(patience) });

class Poll {
  #body = document.body;
  #believed = false;
  #next = 0;
  #asking = null;

  start() {
    const on = (name, then) => this.#body.addEventListener(name, then);
    const wake = () => document.hidden || this.ask(AFTER_A_SLEEP);
    on("wire:open", () => this.#believe());
    on("wire:closed", () => { this.#believed = false; this.#asking ?? this.ask(); }); // a question may be under way
    on("wire:woke", wake);
    on("poll:ask", () => this.ask());
    for (const sign of ["online", "offline"]) addEventListener(sign, wake);
    addEventListener("pageshow", ({ persisted }) => persisted && wake());
    document.addEventListener("visibilitychange", wake);
    this.ask();
  }

  #believe() { // its first word held the version
    this.#believed = true;
    const was = this.#body.dataset.connection; // nothing at first: then one question is enough
    if (was === "lost" || (was && this.#asking)) return this.ask();
    if (!this.#asking) this.#show("live");
    this.#later(ASK_WHILE_OPEN);
  }

  async ask([patience, ...more] = [PATIENCE]) {
    const asking = (this.#asking = {});
    this.#later(patience + ASK_WHILE_CLOSED);
    try {
      const reply = await version(patience);
      if (GONE.includes(reply.status) || reply.redirected) return gone() || this.#show("lost");
      if (!reply.ok) throw new Error(`version: ${reply.status}`);
      this.#tell("poll:version", await reply.json());
      this.#show(this.#believed ? "live" : "polling");
    } catch {
      if (asking !== this.#asking) return; // a newer question is under way
      if (more.length > 0) return this.#again(more);
      this.#show("lost");
      this.#tell("wire:doubt");
    }
    if (asking !== this.#asking) return;
    this.#asking = null;
    this.#later(this.#believed ? ASK_WHILE_OPEN : ASK_WHILE_CLOSED);
  }

  #again(tries) { // on every line at once: a dead one closes when it is given up, and no region waits for it
    for (let line = 1; line < LINES; line += 1) version(tries[0]).catch(() => {});
    this.#tell("live:stale");
    return this.ask(tries);
  }

  #later(wait) {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.ask(), wait * (0.9 + Math.random() / 5));
  }

  #show(state) {
    if (this.#body.dataset.connection !== state) this.#tell("live:connection", { state });
    this.#body.dataset.connection = state;
  }

  #tell(name, detail) { this.#body.dispatchEvent(new CustomEvent(name, { detail })); }
}

document.addEventListener("DOMContentLoaded", () => { if (document.body.dataset.live) new Poll().start(); });
