// A page that a browser kept whole and shows again (back, forward) may belong to a session that has ended, or to somebody who
// signed out: it goes blank when it is left, and is asked for anew when it comes back.

addEventListener("pagehide", ({ persisted }) => { if (persisted) document.documentElement.hidden = true; });
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
