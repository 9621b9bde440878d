// The socket of this page: opens, keeps open, opens again. It passes on what it hears and knows no meaning. It is believed only
// while it answers: wire:open after its first word, wire:closed when answers stay away, whatever the socket itself says.
// Also wire:bell and wire:pong (detail = the message) and wire:woke. wire:doubt asks it to start anew.

import { Pulse } from "./pulse.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

class Wire {
  #body = document.body;
  #socket = null;
  #believed = false;
  #wait = FIRST_WAIT;
  #redial = 0;
  #pulse = new Pulse({
    quiet: () => this.#believe(false),
    dead: () => this.#restart(),
    woke: () => this.#tell("woke"),
  });

  start() {
    const wake = () => { if (!document.hidden) this.#wake(); };
    for (const sign of ["online", "pageshow", "focus"]) addEventListener(sign, wake);
    document.addEventListener("visibilitychange", wake);
    addEventListener("offline", () => this.#restart());
    this.#body.addEventListener("wire:doubt", () => this.#restart());
    this.#dial();
  }

  #wake() {
    this.#wait = FIRST_WAIT;
    if (this.#socket) this.#pulse.ping();
    else this.#dial();
  }

  #dial() {
    clearTimeout(this.#redial);
    const url = new URL(this.#body.dataset.live, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = (this.#socket = new WebSocket(url));
    this.#pulse.watch(socket);
    socket.addEventListener("message", ({ data }) => { if (socket === this.#socket) this.#heard(JSON.parse(data)); });
    socket.addEventListener("close", () => { if (socket === this.#socket) this.#closed(); });
  }

  #heard(message) {
    this.#wait = FIRST_WAIT;
    this.#tell(message.topics ? "bell" : "pong", message);
    this.#believe(true);
  }

  #believe(answers) {
    if (this.#believed === answers) return;
    this.#believed = answers;
    this.#tell(answers ? "open" : "closed");
  }

  #closed() {
    this.#socket = null;
    this.#pulse.watch(null);
    this.#believe(false);
    clearTimeout(this.#redial);
    this.#redial = setTimeout(() => this.#dial(), this.#wait * (0.5 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #restart() {
    const socket = this.#socket;
    if (socket === null) return;
    this.#closed();
    socket.close();
  }

  #tell(what, detail) { this.#body.dispatchEvent(new CustomEvent(`wire:${what}`, { detail })); }
}

document.addEventListener("DOMContentLoaded", () => { if (document.body.dataset.live) new Wire().start(); });
