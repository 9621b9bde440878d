// The bell: knows which version this page shows and rings its regions when there is a newer one.
// Here: versions and topics. Not here: the socket (wire.js), asking (poll.js), merging (morph.js).

const TOPICS = ["step", "cards", "clock", "people", "beamer"];
const AFTER_A_MISS = 2_000;

class Bell {
  #body = document.body;
  #seen = Number(document.body.dataset.version);
  #again = 0;

  start() {
    const on = (name, then) => this.#body.addEventListener(name, then);
    const told = ({ detail: { v, now } }) => { this.#tell("live:time", now); this.hear(v); };
    on("wire:bell", ({ detail }) => this.hear(detail.v, detail.topics));
    on("wire:pong", told);
    on("poll:version", told);
    on("live:changed", ({ detail: { v } }) => (v > this.#seen ? this.hear(v) : this.#tell("live:own", { v }))); // own act
    on("live:missed", () => this.#missed());
    on("live:stale", () => { this.#seen = -Infinity; }); // what is being fetched may wait on a dead line
  }

  hear(version, topics) { // without topics, or after a gap: everything may be new
    if (version <= this.#seen) return;
    const rung = topics && version === this.#seen + 1 ? topics : TOPICS;
    this.#seen = version;
    for (const topic of rung) this.#tell(`live:${topic}`, { version });
  }

  #missed() { // a region could not be fetched: soon all of them again
    clearTimeout(this.#again);
    this.#again = setTimeout(() => {
      this.#seen = -Infinity;
      this.#tell("poll:ask");
    }, AFTER_A_MISS * (0.75 + Math.random() / 2));
  }

  #tell(name, detail) { this.#body.dispatchEvent(new CustomEvent(name, { detail })); }
}

// htmx heard this event first, so every region is listening by now.
document.addEventListener("DOMContentLoaded", () => { if (document.body.dataset.live) new Bell().start(); });
