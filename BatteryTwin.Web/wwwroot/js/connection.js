// Starts Blazor and minds the connection. While it is lost, a banner says so and the page is frozen; the circuit of a restarted server is gone,
// but the address holds the whole view, so loading it again restores the page.
const banner = document.getElementById("components-reconnect-modal");
const root = document.documentElement;
let isWaiting = false;

new MutationObserver(() => {
  const isLost = /components-reconnect-(show|failed|rejected)/.test(banner.className);
  if (isLost && root.dataset.lost === undefined) {
    root.dataset.lost = "";
    banner.querySelector("[data-lost-since]").textContent = new Date().toLocaleTimeString("en-GB");
  } else if (!isLost) {
    delete root.dataset.lost;
  }
  if (/components-reconnect-(failed|rejected)/.test(banner.className)) {
    reloadWhenBack();
  }
}).observe(banner, { attributes: true, attributeFilter: ["class"] });

async function reloadWhenBack() {
  if (isWaiting) {
    return;
  }
  isWaiting = true;
  for (;;) {
    try {
      if ((await fetch(location.href, { cache: "no-store" })).ok) {
        location.reload();
        return;
      }
    } catch {
      // The server is still away.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

window.Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: (attempt) => (attempt < 10 ? 500 : 2000) },
  },
});
