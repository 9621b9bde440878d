// The beamer's window: full screen by a button that steps aside, no pointer while nobody moves it.

const STILL = 3_000;
const body = document.body;
let rest = 0;

function moved() {
  delete body.dataset.still;
  clearTimeout(rest);
  rest = setTimeout(() => { body.dataset.still = ""; }, STILL);
}

function toggle() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

function show() {
  for (const button of document.querySelectorAll("[data-fullscreen]")) button.hidden = Boolean(document.fullscreenElement);
}

document.addEventListener("click", ({ target }) => { if (target.closest("[data-fullscreen]")) toggle(); });
document.addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
  if (key.toLowerCase() === "f" && !ctrlKey && !metaKey && !altKey) toggle();
});
document.addEventListener("fullscreenchange", show);
for (const sign of ["pointermove", "keydown", "focusin"]) document.addEventListener(sign, moved);
moved();
