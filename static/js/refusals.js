// What the room refuses, or what did not get through, is said in one sentence in #refusal, and goes away by itself.

const LONG_ENOUGH = 8_000;
let away = 0;

function say(sentence) {
  const place = document.getElementById("refusal");
  if (!place || !sentence) return;
  place.textContent = sentence;
  place.hidden = false;
  clearTimeout(away);
  away = setTimeout(() => { place.hidden = true; }, LONG_ENOUGH);
}

document.addEventListener("live:refused", ({ detail }) => say(detail.sentence));
for (const trouble of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(trouble, ({ detail: { xhr, requestConfig: { verb, elt } } }) => {
    const said = xhr.getResponseHeader("HX-Trigger")?.includes("live:refused");
    const silent = verb === "get" || said || (xhr.status >= 400 && xhr.status < 500) || elt.querySelector("[data-draft]");
    if (!silent) say(document.getElementById("refusal")?.dataset.wordFailed);
  });
}
