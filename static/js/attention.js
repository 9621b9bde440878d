// Lets the phone tremble once when it is this seat's turn: when `data-attention="now"` appears anywhere on the page.

const wanted = () => document.querySelector('[data-attention="now"]') !== null;
let had = wanted();

document.addEventListener("htmx:afterSwap", () => {
  const has = wanted();
  if (has && !had) navigator.vibrate?.(200);
  had = has;
});
