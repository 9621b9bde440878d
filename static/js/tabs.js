// Two tabs of one seat stay the same: when one has done something, the others fetch. Only that it happened is told.

const others = new BroadcastChannel("seat");
const OWN = ["live:own", "live:signal"]; // what a phone shows of its own acts

document.addEventListener("live:changed", () => others.postMessage("done"));
others.addEventListener("message", () => {
  for (const name of OWN) document.body.dispatchEvent(new CustomEvent(name));
});
