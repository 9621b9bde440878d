// The bell: knows which version this page shows and rings its regions when there is a newer one.
// Here: versions, topics, the poll, whether we are connected. Not here: the socket (wire.js), merging (morph.js).

const TOPICS = ["step", "cards", "clock", "people", "beamer"];
const ASK_WHILE_OPEN = 20_000;
const ASK_WHILE_CLOSED = 2_000;
const AFTER_A_MISS = 5_000;
const PATIENCE = 6_000;
const GONE = [401, 403, 404, 410];

class Bell {
  #body = document.body;
  #seen = Number(document.body.dataset.version);
  #open = false;
  #next = 0;
  #asking = null;

  start() {
    const on = (name, then) => document.body.addEventListener(name, then);
    for (const name of ["open", "closed"]) on(`wire:${name}`, () => { this.#open = name === "open"; this.ask(); });
    on("wire:bell", ({ detail }) => this.hear(detail.v, detail.topics));
    on("live:changed", ({ detail: { v } }) => (v > this.#seen ? this.hear(v) : this.#tell("live:own", { v }))); // own act
    on("live:missed", () => { this.#seen = -Infinity; this.#later(AFTER_A_MISS); });
    const wake = () => { if (!document.hidden) this.ask(); };
    for (const sign of ["online", "offline", "pageshow"]) addEventListener(sign, wake);
    document.addEventListener("visibilitychange", wake);
    this.ask();
  }

  hear(version, topics) { // without topics, or after a gap: everything may be new
    if (version <= this.#seen) return;
    const rung = topics && version === this.#seen + 1 ? topics : TOPICS;
    this.#seen = version;
    this.#tell("live:burst", true);
    for (const topic of rung) this.#tell(`live:${topic}`, { version });
    this.#tell("live:burst", false);
  }

  async ask() {
    const asking = (this.#asking = {});
    this.#later(PATIENCE + ASK_WHILE_CLOSED);
    try {
      const reply = await fetch(this.#body.dataset.versionUrl, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
      if (GONE.includes(reply.status) || reply.redirected) return this.#gone();
      if (!reply.ok) throw new Error(`version: ${reply.status}`);
      this.#tell("live:time", reply.headers.get("Date"));
      this.hear((await reply.json()).v);
      this.#show(this.#open ? "live" : "polling");
    } catch {
      if (asking !== this.#asking) return; // a newer question is under way
      this.#show("lost");
      this.#tell("wire:doubt");
    }
    if (asking === this.#asking) this.#later(this.#open ? ASK_WHILE_OPEN : ASK_WHILE_CLOSED);
  }

  #later(wait) {
    clearTimeout(this.#next);
    this.#next = setTimeout(() => this.ask(), wait * (0.9 + Math.random() / 5));
  }

  #gone() { // the session has ended or this seat was put out: the page itself says which, but never in a loop
    clearTimeout(this.#next);
    const last = Number(sessionStorage.getItem("live:reloaded"));
    if (Date.now() - last < 30_000) return this.#show("lost");
    sessionStorage.setItem("live:reloaded", String(Date.now()));
    location.reload();
  }

  #show(state) {
    if (this.#body.dataset.connection === state) return;
    this.#body.dataset.connection = state;
    this.#tell("live:connection", { state });
  }

  #tell(name, detail) { this.#body.dispatchEvent(new CustomEvent(name, { detail })); }
}

// htmx heard this event first, so every region is listening by now.
document.addEventListener("DOMContentLoaded", () => { if (document.body.dataset.live) new Bell().start(); });
