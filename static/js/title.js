// The title of the window follows the region that carries it: [data-title].

document.addEventListener("htmx:afterSwap", () => {
  const title = document.querySelector("[data-title]")?.dataset.title;
  if (title && document.title !== title) document.title = title;
});
