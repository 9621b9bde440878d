// A page that a form was posted to keeps in the browser's history what was in the form, on disk too (T23). What is sent from
// these pages is sent beside that history, and the answer takes the place of the page. When none of our answers comes back
// the page stays as it is, with every word and the key that makes sending twice harmless. Without script the form is posted.

const NOT_OURS = new Set([403, 429]);
const busy = new WeakSet();

function show(html, address) {
  const next = new DOMParser().parseFromString(html, "text/html");
  history.replaceState(null, "", address);
  document.documentElement.replaceChildren(document.adoptNode(next.head), document.adoptNode(next.body));
  scrollTo(0, 0);
  const first = document.querySelector("[role=alert]:not([hidden]), [aria-invalid=true], h1");
  if (first && !first.matches("input, textarea")) first.tabIndex = -1;
  first?.focus({ preventScroll: true });
}

function unsent(form, isUnsent) {
  const place = form.querySelector("[data-unsent]");
  if (!place) return;
  place.hidden = !isUnsent;
  if (isUnsent) place.scrollIntoView({ block: "center" });
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  unsent(form, false);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.status >= 500 || NOT_OURS.has(answer.status)) throw new TypeError(String(answer.status));
    show(await answer.text(), answer.url);
  } catch { // no connection, or the server is away
    unsent(form, true);
  }
  busy.delete(form);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-unposted]")) return;
  event.preventDefault();
  if (busy.has(form)) return;
  busy.add(form);
  send(form, event.submitter);
});
