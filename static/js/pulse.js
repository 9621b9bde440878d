// Whether a socket still answers: a ping every two seconds while somebody looks, seldom while nobody does. A line can be dead
// for minutes while its socket looks open: `quiet` is called early, so that the page asks for itself, and `dead` later.

const PING = 2_000;
const PING_UNSEEN = 25_000;
const QUIET = 1_500; // milliseconds without an answer
const DEAD = 8_000;

export class Pulse {
  #calls; // quiet, dead, woke
  #socket = null;
  #waiting = 0;
  #pinged = 0;
  #beaten = Date.now();

  constructor(calls) {
    this.#calls = calls;
    setInterval(() => this.#beat(), PING);
  }

  watch(socket) { // null: there is none
    this.#rest();
    this.#socket = socket;
    socket?.addEventListener("open", () => this.ping());
    socket?.addEventListener("message", () => this.#rest());
  }

  ping() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#socket.send("ping");
    this.#pinged = Date.now();
    this.#waiting ||= setTimeout(() => this.#quiet(), QUIET);
  }

  #rest() {
    clearTimeout(this.#waiting);
    this.#waiting = 0;
  }

  #quiet() {
    this.#waiting = setTimeout(this.#calls.dead, DEAD - QUIET);
    this.#calls.quiet();
  }

  #beat() {
    const [now, before] = [Date.now(), this.#beaten];
    this.#beaten = now;
    if (!document.hidden && now - before > 3 * PING) this.#calls.woke(); // a sleep that nobody announced
    if (!document.hidden || now - this.#pinged > PING_UNSEEN) this.ping();
  }
}
