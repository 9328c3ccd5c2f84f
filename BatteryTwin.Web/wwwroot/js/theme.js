// Runs before the first paint: the remembered theme, or the system's.
(() => {
  const key = "batterytwin.theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const choice = () => localStorage.getItem(key) ?? "system";
  const apply = () => {
    const dark = choice() === "dark" || (choice() === "system" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    dispatchEvent(new CustomEvent("batterytwin:theme"));
  };
  system.addEventListener("change", apply);
  apply();
  window.batteryTwinTheme = {
    get: choice,
    set: (value) => { localStorage.setItem(key, value); apply(); },
  };
})();
