// The regions that a bell rings are fetched together, in one request of the page. While one is under way the next waits:
// a busy room costs a page one request at a time, and an older answer never comes after a newer one.

const wanted = new Set(); // ids of regions
let busy = null; // the region whose request is under way

function take() { // those of one address that are still on the page
  const found = [...wanted].map((id) => document.getElementById(id)).filter((region) => region?.hasAttribute("hx-get"));
  wanted.clear();
  const here = found.filter((region) => region.getAttribute("hx-get") === found[0].getAttribute("hx-get"));
  for (const region of found) if (!here.includes(region)) wanted.add(region.id);
  return here;
}

async function bring() {
  if (busy) return;
  const [first, ...others] = take();
  if (!first) return;
  busy = first;
  const request = { source: first, target: first, swap: "morph:outerHTML", select: `#${first.id}` };
  if (others.length > 0) {
    request.selectOOB = others.map(({ id }) => `#${id}:morph`).join(",");
    request.headers = { "X-Regions": others.map(({ id }) => id).join(" ") };
  }
  try {
    await htmx.ajax("get", first.getAttribute("hx-get"), request);
  } catch {
    // morph.js tells the bell that a region was missed
  }
  busy = null;
  bring();
}

document.addEventListener("htmx:confirm", (event) => {
  const { elt, verb, triggeringEvent } = event.detail;
  if (verb !== "get" || !triggeringEvent?.type.startsWith("live:")) return;
  event.preventDefault();
  wanted.add(elt.id);
  queueMicrotask(bring); // after all topics of this bell
});

// A line that is dead says nothing for as long as anybody waits: whoever notices asks for everything anew, over another one.
document.body.addEventListener("live:stale", () => busy && htmx.trigger(busy, "htmx:abort"));
