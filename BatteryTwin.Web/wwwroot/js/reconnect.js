// When the server is back but no longer knows this page, loading it again brings the same view: all of it is in the address.
(() => {
  const banner = document.getElementById("components-reconnect-modal");
  const retryMs = 2000;

  async function reloadWhenReachable() {
    try {
      if ((await fetch("/health/live", { cache: "no-store" })).ok) {
        location.reload();
        return;
      }
    } catch {
      // Still away.
    }
    setTimeout(reloadWhenReachable, retryMs);
  }

  new MutationObserver(() => {
    if (banner.classList.contains("components-reconnect-rejected") || banner.classList.contains("components-reconnect-failed")) {
      reloadWhenReachable();
    }
  }).observe(banner, { attributes: true, attributeFilter: ["class"] });
})();
