// The private pad: what is written here stays in this tab of this phone. It has no name, no form, no way out.

import { kept, store } from "./kept.js";

const MEMORY = (pad) => `pad:${pad.dataset.pad}`;

function restore() {
  for (const pad of document.querySelectorAll("textarea[data-pad]")) {
    if (pad.value === "") pad.value = kept(MEMORY(pad)) ?? "";
  }
}

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea[data-pad]")) store(MEMORY(target), target.value);
});

document.addEventListener("click", ({ target }) => {
  const clear = target.closest("[data-pad-clear]");
  const pad = clear && document.querySelector(`textarea[data-pad="${CSS.escape(clear.dataset.padClear)}"]`);
  if (!pad) return;
  pad.value = "";
  store(MEMORY(pad), "");
  pad.focus();
});

document.addEventListener("htmx:afterSwap", restore);
restore();
