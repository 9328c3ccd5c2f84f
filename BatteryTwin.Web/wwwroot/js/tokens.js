// The colours of the theme in force, for charts that draw on a canvas and cannot read CSS variables.
const names = ["canvas", "panel", "text", "text-2", "normal", "critical", "high", "caution", "advisory", "info", "line", "field"];

/** Colours by token name, resolved to what the browser shows now. */
export function tokens() {
  const probe = document.createElement("i");
  probe.hidden = true;
  document.body.append(probe);
  const colours = {};
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** The colour with another opacity, 0 to 1. */
export function faded(colour, opacity) {
  const [red, green, blue] = colour.match(/[\d.]+/g);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

const loading = new Map();

/** Loads a classic script once. */
export function script(url) {
  if (!loading.has(url)) {
    loading.set(url, new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = url;
      element.onload = resolve;
      element.onerror = () => {
        loading.delete(url);
        reject(new Error(`${url} could not be loaded`));
      };
      document.head.append(element);
    }));
  }
  return loading.get(url);
}
