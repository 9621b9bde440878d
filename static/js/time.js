// The server's time, as well as this page can know it, and seconds as people read and hear them.

const SET_BACK = 15_000; // later than any answer comes
const origin = { offset: -Infinity, low: 0 };

// Every sign of the server's time reaches us late (the network, a kept region), never early: the highest wins.
export function heard(text) {
  const told = Date.parse(text);
  if (!Number.isNaN(told)) origin.offset = Math.max(origin.offset, told - performance.now());
}

// Milliseconds since 1970 on the server; the client's own clock plays no part.
export function now() {
  return origin.offset === -Infinity ? Date.now() : origin.offset + performance.now();
}

// 125 -> 2:05
export function digits(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// 125 -> "2 minuten en 5 seconden", in the language of the page
export function spoken(seconds) {
  const lang = document.documentElement.lang || "nl";
  const say = (amount, unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(amount);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = minutes === 0 ? [say(rest, "second")] : rest === 0 ? [say(minutes, "minute")] : [say(minutes, "minute"), say(rest, "second")];
  return new Intl.ListFormat(lang).format(parts);
}

// Told just now. Twice far below what we knew: the server's own clock was set back.
function told(text) {
  const offset = Date.parse(text) - performance.now();
  origin.low = offset < origin.offset - SET_BACK ? origin.low + 1 : 0;
  if (origin.low > 1) origin.offset = offset;
  heard(text);
}

document.body.addEventListener("live:time", ({ detail }) => told(detail));
