// What is typed is kept on this phone until the server has it: at every pause in typing and before anything is merged.
// textarea[data-draft="KEY"]; the words stand in the form's [data-draft-status]. With the text are kept: the form's key, so that
// sending it again never doubles it, the choices made beside it, and the button, once it was pressed in vain (outbox.js).

import { kept, store } from "./kept.js";

const PAUSE = 400;
const LINGER = 5_000; // that something was sent stays on the screen so long
const NAME = (field) => `draft:${field.dataset.draft}`;
const restored = new WeakSet();
let pause = 0;
let sent = -LINGER;

export const drafts = (root) => root.querySelectorAll("textarea[data-draft]");
const keyOf = (field) => field.form?.elements.namedItem("key");
const memory = (field) => JSON.parse(kept(NAME(field)) ?? "null");

function say(form, word) {
  const status = form?.querySelector("[data-draft-status]");
  if (status) status.textContent = status.getAttribute(`data-word-${word}`) ?? "";
}

function packed(form, pressed) { // as the button sends it: orphans.js sends it when the form is gone
  const button = document.getElementById(pressed);
  const body = new URLSearchParams(new FormData(form, button?.form === form ? button : null));
  return { to: form.getAttribute("action"), body: body.toString() };
}

export function keep(field, pressed = memory(field)?.pressed ?? null) { // pressed: null, or the button's id
  const text = field.value;
  if (text === "") return store(NAME(field), "");
  const choices = field.form?.querySelectorAll("input[type=radio]:checked") ?? [];
  const chosen = Object.fromEntries(Array.from(choices, ({ name, value }) => [name, value]));
  const waiting = pressed === null ? null : packed(field.form, pressed);
  store(NAME(field), JSON.stringify({ text, key: keyOf(field)?.value, chosen, pressed, waiting }));
  say(field.form, pressed === null ? "kept" : "waiting");
}

function give(field, { text, key, chosen, pressed }) {
  const { form } = field;
  field.value = text;
  if (key && keyOf(field)) keyOf(field).value = key;
  for (const [name, value] of Object.entries(chosen ?? {})) {
    const choice = form?.elements.namedItem(name);
    if (choice) choice.value = value;
  }
  say(form, pressed === null ? "kept" : "waiting");
  if (pressed !== null) document.dispatchEvent(new CustomEvent("draft:waiting", { detail: { form, pressed } }));
}

function restore() {
  for (const field of drafts(document)) {
    const found = restored.has(field) ? null : memory(field);
    restored.add(field);
    if (found !== null && field.value === field.defaultValue) give(field, found);
    else if (field.value === "" && performance.now() - sent < LINGER) say(field.form, "sent");
  }
}

const keepAll = () => drafts(document).forEach((field) => field.value !== field.defaultValue && keep(field));
document.addEventListener("input", ({ target }) => {
  if (!target.form || drafts(target.form).length === 0) return;
  clearTimeout(pause);
  pause = setTimeout(keepAll, PAUSE);
});
addEventListener("pagehide", keepAll);
document.addEventListener("htmx:beforeSwap", keepAll); // a pause or another part may take the field away, even mid-word
document.addEventListener("form:sent", ({ detail: { form } }) => {
  if (drafts(form).length === 0) return;
  clearTimeout(pause);
  for (const field of drafts(form)) keep(field, null);
  sent = performance.now();
  say(form, "sent");
});
document.addEventListener("htmx:afterSwap", restore);
addEventListener("DOMContentLoaded", restore); // outbox.js hears by now what is still waiting
