// Tells the circuit whether anyone can see the page; a hidden page is not kept up to date.
let listener = null;

export function watchVisibility(layout) {
  stopWatchingVisibility();
  listener = () => layout.invokeMethodAsync("VisibilityChanged", document.hidden);
  document.addEventListener("visibilitychange", listener);
}

export function stopWatchingVisibility() {
  if (listener) { document.removeEventListener("visibilitychange", listener); }
  listener = null;
}
