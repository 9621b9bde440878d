// The waiting room: asks now and then how this phone stands, and loads the page again when that changed. Being let in
// is such a change: the page itself then leads to the seat.

const ASK_EVERY = 2_000;
const PATIENCE = 6_000;
const { standing, standingUrl } = document.body.dataset;
let next = 0;

async function ask() {
  clearTimeout(next);
  try {
    const reply = await fetch(standingUrl, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (reply.ok && (await reply.json()).standing !== standing) return location.reload();
  } catch { /* no network for a moment: ask again */ }
  next = setTimeout(ask, ASK_EVERY * (0.9 + Math.random() / 5));
}

for (const sign of ["online", "pageshow"]) addEventListener(sign, ask);
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
