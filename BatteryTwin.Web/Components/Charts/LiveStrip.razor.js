// A strip of the last minutes on uPlot, filled from the store and kept up from the live feed.
import { tokens, faded, script } from "/js/tokens.js";
import { listen } from "/js/live.js";

const strips = new Map();
const height = 56;
const staleMs = 30000;
const mostPoints = 1200;
let nextId = 1;
let clock = 0;

/** Starts a strip in a figure; options: twin, field, seconds, low, high, decimals, stepped, paused. Returns its handle. */
export async function create(figure, options) {
  await script("/lib/uPlot.iife.min.js");
  const strip = { figure, ...options, times: [], values: [], dirty: false, plot: null, stop: null, colours: tokens() };
  strip.observer = new ResizeObserver(() => resize(strip));
  const id = nextId++;
  strips.set(id, strip);
  if (strips.size === 1) { begin(); }
  build(strip);
  await fill(strip);
  strip.stop = await listen(strip.twin, message => take(strip, message));
  if (!strips.has(id)) { strip.stop(); }
  return id;
}

export async function setPaused(id, paused) {
  const strip = strips.get(id);
  if (!strip || strip.paused === paused) { return; }
  strip.paused = paused;
  if (!paused) { await fill(strip); }
}

export function dispose(id) {
  const strip = strips.get(id);
  if (!strip) { return; }
  strips.delete(id);
  strip.observer.disconnect();
  strip.plot.destroy();
  strip.stop?.();
  if (strips.size === 0) { end(); }
}

function begin() {
  clock = setInterval(() => { if (!document.hidden) { for (const strip of strips.values()) { if (!strip.paused) { show(strip); } } } }, 1000);
  addEventListener("batterytwin:theme", recolour);
  document.addEventListener("visibilitychange", onVisibility);
}

function end() {
  clearInterval(clock);
  removeEventListener("batterytwin:theme", recolour);
  document.removeEventListener("visibilitychange", onVisibility);
}

// A hidden page draws nothing; when it is shown again the strip starts from what the store has.
function onVisibility() {
  if (!document.hidden) { for (const strip of strips.values()) { if (!strip.paused) { fill(strip); } } }
}

function recolour() {
  for (const strip of strips.values()) {
    strip.colours = tokens();
    strip.plot.destroy();
    build(strip);
    show(strip);
  }
}

async function fill(strip) {
  const now = Date.now();
  const query = new URLSearchParams({ twin: strip.twin, field: strip.field, from: String(now - strip.seconds * 1000), to: String(now + 60000), limit: String(mostPoints), time: "ms" });
  try {
    const answer = await fetch(`/api/telemetry/range?${query}`);
    if (!answer.ok) { return; }
    const { series } = await answer.json();
    const points = series.flatMap(one => one.points).sort((left, right) => left[0] - right[0]);
    strip.times = points.map(point => point[0] / 1000);
    strip.values = points.map(point => Number(point[1]));
    show(strip);
  } catch { /* the live feed fills the strip, only later */ }
}

function take(strip, message) {
  if (strip.paused || !(strip.field in message.values)) { return; }
  const time = Date.parse(message.times?.[strip.field] ?? message.time) / 1000;
  if (strip.times.length > 0 && time <= strip.times[strip.times.length - 1]) { return; }
  strip.times.push(time);
  strip.values.push(Number(message.values[strip.field]));
  const oldest = time - strip.seconds;
  while (strip.times[0] < oldest || strip.times.length > mostPoints) { strip.times.shift(); strip.values.shift(); }
  if (!document.hidden) { show(strip); }
}

function show(strip) {
  const end = Date.now() / 1000;
  strip.window = [end - strip.seconds, end];
  strip.plot.setData(withGaps(strip));
  say(strip);
}

// A pause of more than three usual intervals is a gap, not a line.
function withGaps({ times, values }) {
  if (times.length < 3) { return [times, values]; }
  const distances = [];
  for (let i = 1; i < times.length; i++) { distances.push(times[i] - times[i - 1]); }
  const usual = [...distances].sort((left, right) => left - right)[distances.length >> 1];
  const shownTimes = [times[0]];
  const shownValues = [values[0]];
  for (let i = 1; i < times.length; i++) {
    if (distances[i - 1] > 3 * usual) { shownTimes.push(times[i - 1] + usual); shownValues.push(null); }
    shownTimes.push(times[i]);
    shownValues.push(values[i]);
  }
  return [shownTimes, shownValues];
}

// The value in words beside the curve; old values stand in brackets with their age.
function say(strip) {
  const { figure, low, high, decimals } = strip;
  const last = strip.times.length - 1;
  if (last < 0) { return; }
  const age = Date.now() - strip.times[last] * 1000;
  const isStale = age > staleMs;
  const value = strip.values[last];
  const text = strip.stepped ? (value ? "yes" : "no") : value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const side = low !== null && value < low ? "below " : high !== null && value > high ? "above " : "";
  put(figure, "[data-value]", isStale ? `(${text})` : text);
  put(figure, "[data-side]", side);
  put(figure, "[data-age]", isStale ? ageText(age) : "");
  figure.classList.toggle("is-outside", side !== "");
  figure.classList.toggle("is-stale", isStale);
}

function put(figure, selector, text) {
  const element = figure.querySelector(selector);
  if (element && element.textContent !== text) { element.textContent = text; }
}

function ageText(ms) {
  const seconds = Math.floor(ms / 1000);
  return seconds < 90 ? `${seconds} s old` : seconds < 5400 ? `${Math.floor(seconds / 60)} min old` : `${Math.floor(seconds / 3600)} h old`;
}

function build(strip) {
  const host = strip.figure.querySelector("[data-plot]");
  const { colours } = strip;
  strip.plot = new uPlot({
    width: Math.max(40, host.clientWidth), height, legend: { show: false }, cursor: { show: false }, padding: [4, 4, 4, 0], axes: [{ show: false }, { show: false }],
    scales: { x: { time: true, range: () => strip.window ?? [Date.now() / 1000 - strip.seconds, Date.now() / 1000] }, y: { range: (plot, min, max) => extent(strip, min, max) } },
    series: [{}, { stroke: colours.normal, width: 1.5, points: { show: false }, spanGaps: false, paths: strip.stepped ? uPlot.paths.stepped({ align: 1 }) : undefined }],
    hooks: { drawClear: [plot => band(strip, plot)], draw: [plot => outside(strip, plot)] },
  }, [[], []], host);
  strip.observer.disconnect();
  strip.observer.observe(host);
}

function resize(strip) {
  const width = strip.figure.querySelector("[data-plot]").clientWidth;
  if (width > 40 && width !== strip.plot.width) { strip.plot.setSize({ width, height }); }
}

function extent(strip, min, max) {
  const known = [min, max, strip.low, strip.high].filter(value => value !== null && value !== undefined && Number.isFinite(value));
  if (known.length === 0) { return [0, 1]; }
  const low = Math.min(...known);
  const high = Math.max(...known);
  const air = (high - low) * 0.12 || Math.abs(high) * 0.05 || 1;
  return [low - air, high + air];
}

function band(strip, plot) {
  if (strip.low === null && strip.high === null) { return; }
  const { left, top, width, height: tall } = plot.bbox;
  const upper = strip.high === null ? top : Math.max(top, plot.valToPos(strip.high, "y", true));
  const lower = strip.low === null ? top + tall : Math.min(top + tall, plot.valToPos(strip.low, "y", true));
  plot.ctx.fillStyle = faded(strip.colours.normal, 0.16);
  plot.ctx.fillRect(left, upper, width, Math.max(0, lower - upper));
}

// Every stretch that touches the outside of the band is drawn again in the colour of caution.
function outside(strip, plot) {
  const [times, values] = plot.data;
  const isOut = value => value !== null && ((strip.low !== null && value < strip.low) || (strip.high !== null && value > strip.high));
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = strip.colours.caution;
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  for (let i = 1; i < times.length; i++) {
    if (values[i - 1] !== null && values[i] !== null && (isOut(values[i - 1]) || isOut(values[i]))) {
      ctx.moveTo(plot.valToPos(times[i - 1], "x", true), plot.valToPos(values[i - 1], "y", true));
      ctx.lineTo(plot.valToPos(times[i], "x", true), plot.valToPos(values[i], "y", true));
    }
  }
  ctx.stroke();
  ctx.restore();
}
