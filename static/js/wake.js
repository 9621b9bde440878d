// Keeps the screen on while this page is in view. Asks for https; without it, or when refused, the screen just dims.

async function stayAwake() {
  if (document.hidden || !("wakeLock" in navigator)) return;
  try {
    await navigator.wakeLock.request("screen");
  } catch (refusal) {
    if (!(refusal instanceof DOMException)) throw refusal;
  }
}

document.addEventListener("visibilitychange", stayAwake);
stayAwake();
