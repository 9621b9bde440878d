// Keeps form[data-plan] at every pause and brings what follows from it: methods in another order, and the agenda. A press on
// a button of the agenda is sent the same way. Without this script the same buttons send the form.

import { bring, once } from "./pressed.js";
import { mended, say } from "./standing.js";

const PAUSE = 900;
const AGAIN = 5_000;
let typed = 0; // counts changes: an answer about older words does not replace what is on the page
let pause = 0;
let busy = false;
const pressed = []; // what buttons asked for and is not done yet, in their order

const form = () => document.querySelector("form[data-plan]");
const later = (wait) => { clearTimeout(pause); pause = setTimeout(send, wait); };

function refocus(was) {
  if (was === null || document.contains(was)) return;
  const same = was.id ? document.getElementById(was.id) : once(form(), was.value);
  (same ?? document.getElementById("agenda"))?.focus();
}

function as(part, now) { // what was folded out stays so
  const folds = now.querySelectorAll("details");
  part.querySelectorAll("details").forEach((fold, at) => { if (folds[at]) folds[at].open ||= fold.open; });
  return now;
}

function fresh(page, whole) {
  const was = document.activeElement;
  if (whole) form().replaceWith(page.querySelector("form[data-plan]"));
  else for (const part of form().querySelectorAll("[data-fresh]")) part.replaceWith(as(part, page.getElementById(part.id)));
  refocus(was);
}

async function answerTo(mine, asked) {
  const body = new FormData(form());
  if (asked) body.append("do", once(form(), asked)?.value ?? asked);
  const answer = await fetch(form().action, { method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "error" });
  if (answer.status >= 500 || answer.status === 429) throw new TypeError(String(answer.status));
  if (asked) pressed.shift();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const version = page.querySelector("form[data-plan] [name=version]"); // a refusal of the script is one sentence
  if (version && mine === typed) fresh(page, !answer.ok);
  else if (version) bring(form(), page);
  if (version && answer.ok) {
    const told = asked?.startsWith("until:") && mine === typed ? ["version", "base", "end"] : ["version", "base"];
    for (const name of told) form().elements.namedItem(name).value = page.querySelector(`form[data-plan] [name=${name}]`).value;
    mended(form());
  }
  if (mine !== typed || pressed.length) later(PAUSE);
  say(form(), answer.ok ? mine === typed && "kept" : "refused");
}

async function send() {
  if (busy) return;
  busy = true;
  try {
    await answerTo(typed, pressed[0]);
  } catch { // no connection, or the server is away
    say(form(), "waiting");
    later(AGAIN);
  }
  busy = false;
}

document.addEventListener("input", ({ target }) => {
  if (target.form !== form() || target.form === null) return;
  typed += 1;
  say(form(), "");
  later(PAUSE);
});
document.addEventListener("submit", (event) => {
  if (event.target !== form() || event.submitter?.name !== "do") return;
  event.preventDefault();
  pressed.push(event.submitter.value);
  later(0);
});
