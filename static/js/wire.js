// The socket of this page: opens, keeps open, opens again. It passes on what it hears and knows no meaning:
// wire:open, wire:closed and wire:bell (detail = the message) on the body. wire:doubt asks it to start anew.

const PING = 25_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

class Wire {
  #body = document.body;
  #socket = null;
  #wait = FIRST_WAIT;
  #redial = 0;

  start() {
    const wake = () => { if (!document.hidden) this.#wake(); };
    for (const sign of ["online", "pageshow", "focus"]) addEventListener(sign, wake);
    document.addEventListener("visibilitychange", wake);
    addEventListener("offline", () => this.#restart());
    this.#body.addEventListener("wire:doubt", () => this.#restart());
    setInterval(() => this.#ping(), PING);
    this.#dial();
  }

  #wake() {
    this.#wait = FIRST_WAIT;
    if (!this.#socket) this.#dial();
  }

  #dial() {
    clearTimeout(this.#redial);
    const url = new URL(this.#body.dataset.live, location.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const socket = (this.#socket = new WebSocket(url));
    socket.addEventListener("open", () => this.#opened());
    socket.addEventListener("message", ({ data }) => this.#tell("bell", JSON.parse(data)));
    socket.addEventListener("close", () => { if (socket === this.#socket) this.#closed(); });
  }

  #opened() {
    this.#wait = FIRST_WAIT;
    this.#tell("open");
  }

  #closed() {
    this.#socket = null;
    this.#tell("closed");
    clearTimeout(this.#redial);
    this.#redial = setTimeout(() => this.#dial(), this.#wait * (0.5 + Math.random() / 2));
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
  }

  #restart() { // over a dead line a socket seems open for minutes
    const socket = this.#socket;
    if (socket === null) return;
    this.#closed();
    socket.close();
  }

  #ping() {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send("ping");
  }

  #tell(what, detail) {
    this.#body.dispatchEvent(new CustomEvent(`wire:${what}`, { detail }));
  }
}

document.addEventListener("DOMContentLoaded", () => { if (document.body.dataset.live) new Wire().start(); });
