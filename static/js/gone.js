// The session has ended or this seat was put out: the page that is loaded instead says which, but never in a loop.

export function gone() {
  const last = Number(sessionStorage.getItem("live:reloaded"));
  if (Date.now() - last < 30_000) return false;
  sessionStorage.setItem("live:reloaded", String(Date.now()));
  location.reload();
  return true;
}
