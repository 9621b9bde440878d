// What is typed is kept on this phone until the server has it: at every pause in typing, over a reload, and when
// sending fails. textarea[data-draft="KEY"]; the words stand in the form's [data-draft-status].

const PAUSE = 400;
const RETRY = 4_000;
const MEMORY = (field) => `draft:${field.dataset.draft}`;
const restored = new WeakSet();
const waiting = new Map(); // form -> the button that sent it
let pause = 0;
let retry = 0;

const drafts = (root) => root.querySelectorAll("textarea[data-draft]");
const keyOf = (field) => field.form?.elements.namedItem("key");

function say(form, word) {
  const status = form?.querySelector("[data-draft-status]");
  if (status) status.textContent = status.getAttribute(`data-word-${word}`) ?? "";
}

function keep(field) { // with the form's key, so that sending it again after a reload does not double it
  const text = field.value;
  if (text === "") return sessionStorage.removeItem(MEMORY(field));
  sessionStorage.setItem(MEMORY(field), JSON.stringify({ text, key: keyOf(field)?.value }));
  if (!waiting.has(field.form)) say(field.form, "kept");
}

function restore() {
  for (const field of drafts(document)) {
    const kept = restored.has(field) ? null : sessionStorage.getItem(MEMORY(field));
    restored.add(field);
    if (kept === null || field.value !== field.defaultValue) continue;
    const { text, key } = JSON.parse(kept);
    field.value = text;
    if (key && keyOf(field)) keyOf(field).value = key;
    say(field.form, "kept");
  }
}

function resend() {
  clearTimeout(retry);
  for (const [form, button] of waiting) {
    waiting.delete(form);
    if (form.isConnected) form.requestSubmit(button?.isConnected ? button : undefined);
  }
}

document.addEventListener("input", ({ target }) => {
  if (!target.matches("textarea[data-draft]")) return;
  clearTimeout(pause);
  pause = setTimeout(() => keep(target), PAUSE);
});
const keepAll = () => drafts(document).forEach((field) => field.value !== field.defaultValue && keep(field));
addEventListener("pagehide", keepAll);
document.addEventListener("htmx:beforeSwap", keepAll); // a pause or another part may take the field away, even mid-word
document.addEventListener("form:sent", ({ detail: { form } }) => {
  clearTimeout(pause);
  waiting.delete(form);
  for (const field of drafts(form)) keep(field);
  say(form, "sent");
});
for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(trouble, ({ detail: { xhr, requestConfig: { elt, triggeringEvent } } }) => {
    if (!(elt instanceof HTMLFormElement) || (xhr.status >= 400 && xhr.status < 500)) return;
    waiting.set(elt, triggeringEvent?.submitter);
    say(elt, "waiting");
    clearTimeout(retry);
    retry = setTimeout(resend, RETRY);
  });
}
addEventListener("online", resend);
document.addEventListener("htmx:afterSwap", restore);
restore();
