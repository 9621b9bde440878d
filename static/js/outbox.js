// What could not be sent waits on this phone and goes by itself once the server answers again, also after a reload. Its key is
// always the same, so that it arrives once, however often it goes.

import { drafts, keep } from "./draft.js";

const RETRY = 4_000;
const LATER = [408, 425, 429];
const waiting = new Map(); // form -> the id of the button that sent it
let retry = 0;
let typed = -RETRY;

function later() {
  clearTimeout(retry);
  retry = setTimeout(resend, RETRY);
}

function wait(form, pressed) {
  waiting.set(form, pressed);
  later();
}

function resend() {
  if (performance.now() - typed < RETRY && waiting.size > 0) return later(); // never in the middle of a sentence
  clearTimeout(retry);
  for (const [form, pressed] of waiting) {
    waiting.delete(form);
    const button = document.getElementById(pressed);
    if (form.isConnected && button?.form === form) button.click(); // htmx adds only a button that was pressed
    else if (form.isConnected) form.requestSubmit();
  }
}

const isOurs = (form) => form instanceof HTMLFormElement && drafts(form).length > 0;

for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(trouble, ({ detail: { xhr, requestConfig: { elt, triggeringEvent } } }) => {
    if (!isOurs(elt)) return;
    const refused = xhr.status >= 400 && xhr.status < 500 && !LATER.includes(xhr.status); // an answer; the text stays
    const pressed = refused ? null : triggeringEvent?.submitter?.id ?? "";
    for (const field of drafts(elt)) keep(field, pressed);
    if (!refused) wait(elt, pressed);
  });
}
document.addEventListener("draft:waiting", ({ detail: { form, pressed } }) => wait(form, pressed));
document.addEventListener("form:sent", ({ detail: { form } }) => waiting.delete(form));
document.addEventListener("input", () => { typed = performance.now(); });
document.body.addEventListener("live:connection", ({ detail }) => { if (detail.state !== "lost") resend(); });
addEventListener("online", resend);
