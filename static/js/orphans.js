// What was sent and never answered, and whose form has left the page meanwhile: the circle moved on, or the page was loaded anew.
// It goes once more, with its own key. The server says whether it has it; then, and only then, it is forgotten here.

import { kept, store } from "./kept.js";

const RETRY = 4_000;
const LATER = [408, 425, 429];
let retry = 0;
let busy = false;

const names = () => Object.keys(sessionStorage).filter((name) => name.startsWith("draft:"));
const isGone = (name) => document.querySelector(`textarea[data-draft="${CSS.escape(name.slice("draft:".length))}"]`) === null;

async function send(name, found) {
  const { to, body } = found.waiting;
  const headers = { ...JSON.parse(document.body.getAttribute("hx-headers") ?? "{}"), "HX-Request": "true" };
  const { ok, status } = await fetch(to, { method: "POST", headers, body: new URLSearchParams(body) });
  if (ok) store(name, "");
  else if (status >= 500 || LATER.includes(status)) throw new Error(`not yet: ${status}`);
  else store(name, JSON.stringify({ ...found, pressed: null, waiting: null })); // refused: the words stay
}

async function sendAll() {
  if (busy) return;
  busy = true;
  clearTimeout(retry);
  try {
    for (const name of names().filter(isGone)) {
      const found = JSON.parse(kept(name) ?? "null");
      if (found?.waiting) await send(name, found);
    }
  } catch {
    retry = setTimeout(sendAll, RETRY);
  }
  busy = false;
}

document.body.addEventListener("live:connection", ({ detail }) => { if (detail.state !== "lost") sendAll(); });
