// How a fetched region is merged into the page: nothing that somebody is typing in is ever touched, and a form that was
// sent well is empty and has a fresh key. Fetching is regions.js.

const FIELD = "input, textarea, select";
const KEPT_OPEN = ["DETAILS", "DIALOG"];
let refused = null; // the form whose 422 is being merged: its errors may come in

function keeps(old, fresh) {
  if (!(old instanceof Element) || (refused !== null && refused.contains(old))) return false;
  if (old.hasAttribute("data-keep")) return old.id === fresh.id;
  return old === document.activeElement && old.matches(FIELD) && old.id === fresh.id;
}

Object.assign(Idiomorph.defaults.callbacks, {
  beforeNodeMorphed: (old, fresh) => !keeps(old, fresh),
  beforeAttributeUpdated: (name, element) => !(name === "open" && KEPT_OPEN.includes(element.tagName)),
});

function freshKey() { // randomUUID needs https, a room on its own network may not have it
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const TYPED = "textarea, input:not([type=hidden], [type=radio], [type=checkbox])";

function sent(form, data) { // what was typed after the press stays
  const typed = Array.from(form.querySelectorAll(TYPED));
  if (typed.every(({ name, value }) => name === "" || data.getAll(name).includes(value))) form.reset();
  const key = form.elements.namedItem("key");
  if (key) key.value = freshKey();
  document.dispatchEvent(new CustomEvent("form:sent", { detail: { form } })); // the form itself may be gone by now
}

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const html = detail.xhr.getResponseHeader("Content-Type")?.startsWith("text/html");
  detail.shouldSwap &&= Boolean(html); // a refusal is one plain sentence: refusals.js shows it
  refused = detail.xhr.status === 422 ? detail.requestConfig.elt.closest("form") : null;
});
document.addEventListener("htmx:afterSwap", () => { refused = null; });
document.addEventListener("htmx:beforeRequest", ({ detail: { elt, xhr, requestConfig } }) => {
  if (requestConfig.verb !== "post" || !(elt instanceof HTMLFormElement)) return;
  const answered = () => { // to htmx a 422 is no failure
    if (xhr.status >= 200 && xhr.status < 300) sent(elt, requestConfig.formData);
  };
  elt.addEventListener("htmx:afterRequest", answered, { once: true }); // heard even when the form has gone meanwhile
});
for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(trouble, ({ detail }) => {
    if (detail.requestConfig.verb === "get") document.body.dispatchEvent(new CustomEvent("live:missed"));
  });
}
