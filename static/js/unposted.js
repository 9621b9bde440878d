// A page that a form was posted to keeps in the browser's history what was in the form, on disk too (T23). What is sent from
// these pages is sent beside that history, and the answer takes the place of the page. Without script, or when nothing
// answers, the form goes as forms do.

const busy = new WeakSet();

function show(html, address) {
  const next = new DOMParser().parseFromString(html, "text/html");
  history.replaceState(null, "", address);
  document.documentElement.replaceChildren(document.adoptNode(next.head), document.adoptNode(next.body));
  scrollTo(0, 0);
  const first = document.querySelector("[role=alert], [aria-invalid=true], h1");
  if (first && !first.matches("input, textarea")) first.tabIndex = -1;
  first?.focus({ preventScroll: true });
}

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form));
  if (button?.name) body.append(button.name, button.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    show(await answer.text(), answer.url);
  } catch {
    form.removeAttribute("data-unposted");
    form.requestSubmit(button);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-unposted]")) return;
  event.preventDefault();
  if (busy.has(form)) return;
  busy.add(form);
  send(form, event.submitter);
});
