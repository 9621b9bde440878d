// Keeps form[data-plan] at every pause and brings what follows from it: methods in another order, and the agenda. A press on
// a button of the agenda is sent the same way. Without this script the same buttons send the form.

const PAUSE = 900;
const AGAIN = 5_000;
let typed = 0; // counts changes: an answer about older words does not replace what is on the page
let pause = 0;
let busy = false;

const form = () => document.querySelector("form[data-plan]");
const say = (name) => {
  const status = form()?.querySelector("[data-status]");
  if (status) status.textContent = name ? status.getAttribute(`data-word-${name}`) : "";
};
const later = (wait) => { clearTimeout(pause); pause = setTimeout(() => send(null), wait); };

function refocus(was) {
  if (was === null || document.contains(was)) return;
  const same = was.id ? `#${was.id}` : `[name="${was.name}"][value="${CSS.escape(was.value)}"]`;
  (form()?.querySelector(same) ?? document.getElementById("agenda"))?.focus();
}

function as(part, now) { // what was folded out stays so
  const folds = now.querySelectorAll("details");
  part.querySelectorAll("details").forEach((fold, at) => { if (folds[at]) folds[at].open ||= fold.open; });
  return now;
}

function fresh(html, whole) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const was = document.activeElement;
  if (whole) form().replaceWith(page.querySelector("form[data-plan]"));
  else for (const part of form().querySelectorAll("[data-fresh]")) part.replaceWith(as(part, page.getElementById(part.id)));
  form().elements.namedItem("version").value = page.querySelector("[name=version]").value;
  refocus(was);
}

async function answerTo(mine, button) {
  const body = new FormData(form(), button);
  const answer = await fetch(form().action, { method: "POST", body, headers: { "X-Autosave": "1" }, redirect: "error" });
  if (answer.status >= 500 || answer.status === 429) throw new TypeError(String(answer.status));
  const html = answer.headers.get("Content-Type")?.startsWith("text/html");
  if (html && (answer.ok || answer.status === 422 || answer.status === 409) && mine === typed) {
    fresh(await answer.text(), !answer.ok);
    say(answer.ok ? "kept" : "refused");
  } else if (answer.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    form().elements.namedItem("version").value = page.querySelector("[name=version]").value;
    later(PAUSE);
  } else {
    say("refused");
  }
}

async function send(button) {
  if (busy) { later(PAUSE); return; }
  clearTimeout(pause);
  busy = true;
  try {
    await answerTo(typed, button);
  } catch { // no connection, or the server is away
    say("waiting");
    later(AGAIN);
  } finally {
    busy = false;
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.form !== form() || target.form === null) return;
  typed += 1;
  say("");
  later(PAUSE);
});
document.addEventListener("submit", (event) => {
  if (event.target !== form() || event.submitter?.name !== "do") return;
  event.preventDefault();
  send(event.submitter);
});
