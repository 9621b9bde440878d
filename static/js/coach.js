// The coach and the look-out for outsiders: at a pause in typing, on this phone alone. Nothing typed is sent for it.
// textarea[name] is for words that others may see; data-coach="no-why open no-advice" says what to notice as well.
// The rules are data of one language, fetched once when the page opens: body[data-coach-rules].

import { hide, put, show } from "./coach/hint.js";
import { outsider } from "./coach/outsiders.js";
import { notice, prepare } from "./coach/questions.js";

const PAUSE = 900;
const SHARED = "textarea[name]";
const left = new Map(); // field -> what may stay in this text: kinds of hints, and words
let rules = null;
let pause = 0;

async function load() { // without rules there is no coach; everything else works
  try {
    const reply = await fetch(document.body.dataset.coachRules, { cache: "force-cache" });
    if (reply.ok) rules = prepare(await reply.json());
  } catch {
    addEventListener("online", load, { once: true });
  }
}

const keyOf = (field) => field.dataset.draft ?? field.id;
const staying = (field) => left.get(keyOf(field)) ?? { kinds: [], words: [] };

function finding(field) {
  const { kinds, words } = staying(field);
  const found = outsider(field.value, rules.outsiders, words);
  if (found) return { ...found, because: rules.outsiders.because.replace("{what}", rules.outsiders.what[found.kind]) };
  const codes = (field.dataset.coach ?? "").split(" ");
  return notice(field.value, codes, rules, kinds);
}

function leave(field) {
  const found = finding(field);
  const { kinds, words } = staying(field);
  if (found?.words) left.set(keyOf(field), { kinds, words: [...words, found.words] });
  else if (found) left.set(keyOf(field), { kinds: [...kinds, found.kind], words });
  field.focus({ preventScroll: true });
  look(field);
}

function take(field) {
  const found = finding(field); // typing may have gone on since the note came
  if (found?.shown) put(field, found);
  look(field);
}

function look(field) {
  const found = rules && field.isConnected ? finding(field) : null;
  if (found) show(field, found, { take: () => take(field), leave: () => leave(field) });
  else hide(field);
}

function forget(field) {
  left.delete(keyOf(field));
  hide(field);
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches(SHARED)) return;
  clearTimeout(pause);
  if (target.value.trim() === "") forget(target);
  else pause = setTimeout(() => look(target), PAUSE);
});
document.addEventListener("form:sent", ({ detail: { form } }) => form.querySelectorAll(SHARED).forEach(forget));
load();
