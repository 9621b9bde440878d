// Keeps what somebody types in form[data-autosave] at every pause, under the page's own address. Without this script the
// button does the same. What could not be kept stays on the page, is said in [data-autosave-status], and is tried again.

const PAUSE = 900;
const AGAIN = 5_000;
const form = document.querySelector("form[data-autosave]");
const status = form?.querySelector("[data-autosave-status]");
let typed = 0; // counts changes: an answer about older words does not say that the newest are kept
let pause = 0;
let busy = false;
let stopped = false;

const say = (sentence) => { if (status) status.textContent = sentence; };
const word = (name) => status?.getAttribute(`data-word-${name}`) ?? "";
const later = (wait) => { clearTimeout(pause); pause = setTimeout(save, wait); };

async function answerTo(mine) {
  const answer = await fetch(location.pathname, { method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "error" });
  if (answer.ok) {
    form.elements.namedItem("version").value = (await answer.json()).version;
    say(mine === typed ? word("kept") : "");
    if (mine !== typed) later(PAUSE);
  } else if (answer.status >= 500 || answer.status === 429) {
    throw new TypeError(String(answer.status));
  } else { // a refusal: trying again gives the same answer, the button shows what is wrong
    stopped = true;
    say(word("refused"));
  }
}

async function save() {
  if (busy || stopped) return;
  busy = true;
  try {
    await answerTo(typed);
  } catch { // no connection, or the server is away
    say(word("waiting"));
    later(AGAIN);
  } finally {
    busy = false;
  }
}

form?.addEventListener("input", () => {
  typed += 1;
  say("");
  if (!stopped) later(PAUSE);
});
addEventListener("online", () => typed && later(0));
