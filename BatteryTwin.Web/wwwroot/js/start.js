// Runs once per window, before Blazor: theme, keyboard, dialogs and the banner of a lost connection.
// Everything here works by delegation on attributes, so it does not care what Blazor renders when.

const themes = ["system", "light", "dark"];
const themeWords = { system: "follows the system", light: "light", dark: "dark" };

function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { if (value === null) { localStorage.removeItem(key); } else { localStorage.setItem(key, value); } } catch { /* works without memory */ }
}

// --- theme -----------------------------------------------------------------

function theme() {
  return document.documentElement.dataset.theme ?? "system";
}

function nameTheme() {
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    const words = `Theme: ${themeWords[theme()]}`;
    if (button.title !== words) {
      button.title = words;
      button.setAttribute("aria-label", words);
    }
  }
}

function nextTheme() {
  const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
  if (next === "system") {
    delete document.documentElement.dataset.theme;
    remember("bt.theme", null);
  } else {
    document.documentElement.dataset.theme = next;
    remember("bt.theme", next);
  }
  nameTheme();
  document.dispatchEvent(new CustomEvent("bt-theme"));
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.dispatchEvent(new CustomEvent("bt-theme")));

// --- clicks: theme, dialogs --------------------------------------------------

document.addEventListener("click", event => {
  if (event.target.closest("[data-theme-switch]")) { nextTheme(); }
  const opener = event.target.closest("[data-opens]");
  if (opener) { document.getElementById(opener.dataset.opens)?.showModal(); }
  const closer = event.target.closest("[data-closes]");
  if (closer) { document.getElementById(closer.dataset.closes)?.close(); }
});

// --- keyboard ----------------------------------------------------------------

let shortcutsOn = remembered("bt.shortcuts") !== "off";
let prefix = "";
let prefixTimer = 0;

document.addEventListener("change", event => {
  if (event.target.matches?.("[data-shortcut-switch]")) {
    shortcutsOn = event.target.checked;
    remember("bt.shortcuts", shortcutsOn ? null : "off");
  }
});

function isTyping(element) {
  return element?.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element?.tagName ?? "");
}

function act(keys) {
  const target = [...document.querySelectorAll("[data-shortcut]")].find(element => element.dataset.shortcut === keys && element.checkVisibility?.({ visibilityProperty: true }) !== false);
  if (!target) { return false; }
  if (isTyping(target)) { target.focus(); target.select?.(); } else { target.click(); }
  return true;
}

document.addEventListener("keydown", event => {
  if (!shortcutsOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector("dialog[open]")) { return; }
  const keys = prefix ? `${prefix} ${event.key}` : event.key;
  clearTimeout(prefixTimer);
  prefix = "";
  if (act(keys)) {
    event.preventDefault();
  } else if (event.key === "g") {
    prefix = "g";
    prefixTimer = setTimeout(() => { prefix = ""; }, 1500);
  }
});

// --- what .NET calls -----------------------------------------------------------

window.batteryTwin = {
  hidePopover(id) { document.getElementById(id)?.hidePopover?.(); },
};

// --- lost connection -------------------------------------------------------------

// The circuit of a restarted server is gone; the address holds the whole view, so loading it again restores the page.
function watchConnection() {
  const banner = document.getElementById("components-reconnect-modal");
  new MutationObserver(() => {
    const shown = /components-reconnect-(show|failed|rejected)/.test(banner.className);
    const root = document.documentElement;
    if (shown && root.dataset.lost === undefined) {
      root.dataset.lost = "";
      banner.querySelector("[data-lost-since]").textContent = new Date().toLocaleTimeString();
    } else if (!shown) {
      delete root.dataset.lost;
    }
    if (/components-reconnect-(failed|rejected)/.test(banner.className)) { reloadWhenBack(); }
  }).observe(banner, { attributes: true, attributeFilter: ["class"] });
}

let isWaiting = false;

async function reloadWhenBack() {
  if (isWaiting) { return; }
  isWaiting = true;
  for (;;) {
    try {
      const answer = await fetch(location.href, { method: "GET", cache: "no-store" });
      if (answer.ok) { location.reload(); return; }
    } catch { /* still away */ }
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

// --- start -----------------------------------------------------------------------

nameTheme();
for (const box of document.querySelectorAll("[data-shortcut-switch]")) { box.checked = shortcutsOn; }
// Blazor renders the interactive page over the first one and may set attributes back.
new MutationObserver(() => {
  nameTheme();
  for (const box of document.querySelectorAll("[data-shortcut-switch]")) { if (box.checked !== shortcutsOn && !document.querySelector("dialog[open]")) { box.checked = shortcutsOn; } }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["title", "checked"] });

watchConnection();
window.Blazor.start({
  circuit: {
    reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: attempt => (attempt < 5 ? 500 : 2000) },
  },
});
