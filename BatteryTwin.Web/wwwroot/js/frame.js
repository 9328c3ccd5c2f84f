// Keyboard shortcuts, theme choice and help dialog. Elements name their own shortcut with data-shortcut;
// pressing it focuses a field or clicks anything else, so no shortcut needs a round trip.
const offKey = "batterytwin.shortcuts-off";
let prefix = "";
let prefixTimer;

const isTyping = (element) => element.closest("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]") !== null;

function press(shortcut) {
  const target = [...document.querySelectorAll("[data-shortcut]")].find((element) => element.dataset.shortcut === shortcut);
  if (!target) {
    return false;
  }
  if (target.matches("input, select")) {
    target.focus();
  } else {
    target.click();
  }
  return true;
}

function onKeyDown(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || localStorage.getItem(offKey) || document.querySelector("dialog[open]")) {
    return;
  }
  const shortcut = prefix ? `${prefix} ${event.key}` : event.key;
  clearTimeout(prefixTimer);
  prefix = "";
  if (shortcut === "g") {
    prefix = "g";
    prefixTimer = setTimeout(() => { prefix = ""; }, 1500);
    event.preventDefault();
  } else if (press(shortcut)) {
    event.preventDefault();
  }
}

/** Where the navigation is higher than the screen, the current page is kept in sight. */
function followCurrentPage() {
  const groups = document.querySelector("[data-nav]");
  if (!groups || groups.dataset.followed) {
    return;
  }
  groups.dataset.followed = "true";
  const show = () => {
    const link = groups.querySelector("a.active");
    if (link && groups.scrollHeight > groups.clientHeight) {
      const [box, own] = [groups.getBoundingClientRect(), link.getBoundingClientRect()];
      groups.scrollTop += Math.min(0, own.top - box.top) + Math.max(0, own.bottom - box.bottom);
    }
  };
  new MutationObserver(show).observe(groups, { subtree: true, attributeFilter: ["class"] });
  show();
}

const openGroups = () => document.querySelectorAll("[data-nav-toggle][aria-expanded=true]");

const groupOf = (toggle) => toggle.closest("[data-nav-group]");

/** On narrow screens a group of pages opens by its button and closes by anything else. */
function onNavigationClick(event) {
  const toggle = event.target.closest?.("[data-nav-toggle]");
  const opens = toggle?.getAttribute("aria-expanded") === "false";
  for (const open of openGroups()) {
    if (open === toggle || event.target.closest?.("a[href]") || !groupOf(open).contains(event.target)) {
      open.setAttribute("aria-expanded", "false");
    }
  }
  if (opens) {
    toggle.setAttribute("aria-expanded", "true");
  }
}

function onNavigationKey(event) {
  if (event.key === "Escape") {
    for (const open of openGroups()) {
      open.setAttribute("aria-expanded", "false");
      if (groupOf(open).contains(document.activeElement)) {
        open.focus();
      }
    }
  }
}

/** The keyboard has gone on: the group it left closes. */
function onNavigationFocus(event) {
  for (const open of openGroups()) {
    if (!groupOf(open).contains(event.target)) {
      open.setAttribute("aria-expanded", "false");
    }
  }
}

function onClick(event) {
  const opener = event.target.closest("[data-opens]");
  if (opener) {
    document.getElementById(opener.dataset.opens)?.showModal();
  }
  if (event.target.closest("[data-closes-dialog]")) {
    event.target.closest("dialog")?.close();
  }
}

/** A link to another page takes along what the address says now, also where the server has not drawn it anew yet. */
function carry(event) {
  const link = event.target.closest?.("[data-carries] a[href]");
  if (!link) {
    return;
  }
  const target = new URL(link.href);
  const here = new URLSearchParams(location.search);
  for (const name of link.closest("[data-carries]").dataset.carries.split(" ")) {
    if (here.has(name)) {
      target.searchParams.set(name, here.get(name));
    } else {
      target.searchParams.delete(name);
    }
  }
  if (target.href !== link.href) {
    link.href = target.href;
  }
}

function onChange(event) {
  if (event.target.matches("[data-theme-switch]")) {
    window.batteryTwinTheme.set(event.target.value);
  }
  if (event.target.matches("[data-shortcuts-switch]")) {
    if (event.target.checked) {
      localStorage.removeItem(offKey);
    } else {
      localStorage.setItem(offKey, "1");
    }
  }
}

document.addEventListener("keydown", onKeyDown);
document.addEventListener("click", carry, true);
document.addEventListener("click", onNavigationClick);
document.addEventListener("keydown", onNavigationKey);
document.addEventListener("focusin", onNavigationFocus);
document.addEventListener("click", onClick);
document.addEventListener("change", onChange);

/** What stays in sight while a page scrolls keeps clear of the header, whose banners come and go. */
function measureHeader() {
  const header = document.querySelector(".frame-header");
  if (header && !header.dataset.measured) {
    header.dataset.measured = "true";
    new ResizeObserver(() => document.documentElement.style.setProperty("--header-height", `${header.offsetHeight}px`)).observe(header);
  }
}

/** The page answers from now on: puts the remembered choices into controls, and says so for those who wait for it. */
export function sync() {
  document.documentElement.dataset.connected = "true";
  measureHeader();
  followCurrentPage();
  for (const control of document.querySelectorAll("[data-theme-switch]")) {
    control.value = window.batteryTwinTheme.get();
  }
  for (const control of document.querySelectorAll("[data-shortcuts-switch]")) {
    control.checked = !localStorage.getItem(offKey);
  }
}

/** A value this browser remembers, such as the name given with the last action; empty when there is none. */
export const recall = (key) => localStorage.getItem(`batterytwin.${key}`) ?? "";

export const remember = (key, value) => localStorage.setItem(`batterytwin.${key}`, value);

export const showDialog = (dialog) => dialog.showModal();

export const closeDialog = (dialog) => dialog.close();

/** Saves text as a file. */
export function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** Brings a column of a wide table into sight, on a screen too narrow for all of it. */
export function revealColumn(scroller, selector) {
  const head = scroller?.querySelector(selector);
  if (head && scroller.scrollWidth > scroller.clientWidth) {
    scroller.scrollLeft = head.offsetLeft - scroller.clientWidth / 3;
  }
}

let visibilityListener = null;

/** Tells the circuit whether anyone can see the page. */
export function watchVisibility(layout) {
  stopWatchingVisibility();
  visibilityListener = () => layout.invokeMethodAsync("VisibilityChanged", document.hidden);
  document.addEventListener("visibilitychange", visibilityListener);
}

export function stopWatchingVisibility() {
  if (visibilityListener) {
    document.removeEventListener("visibilitychange", visibilityListener);
    visibilityListener = null;
  }
}
