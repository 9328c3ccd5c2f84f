// Stacked trends on plotly.js: one row per signal, one time axis, one cursor through all rows.
import { tokens, faded, script } from "/js/tokens.js";

export { save } from "/js/frame.js";

const charts = new Map();
const rowHeight = 132;
const axisHeight = 44;
let nextId = 1;

/** Draws into an element; zooms and double clicks are told to the component. Returns the chart's handle. */
export async function create(element, component) {
  await script("/lib/plotly-cartesian.min.js");
  const id = nextId++;
  const chart = { element, component, data: null, zoomTimer: 0, resize: null, redraw: () => draw(chart) };
  charts.set(id, chart);
  addEventListener("batterytwin:theme", chart.redraw);
  chart.resize = new ResizeObserver(() => { if (chart.data && element.clientWidth > 0) { Plotly.Plots.resize(element); } });
  chart.resize.observe(element);
  return id;
}

/** Shows new data. */
export function update(id, data) {
  const chart = charts.get(id);
  if (!chart) { return; }
  chart.data = data;
  draw(chart);
}

export function dispose(id) {
  const chart = charts.get(id);
  if (!chart) { return; }
  charts.delete(id);
  clearTimeout(chart.zoomTimer);
  removeEventListener("batterytwin:theme", chart.redraw);
  chart.resize.disconnect();
  Plotly.purge(chart.element);
}

/** Saves the chart as a picture. */
export function picture(id, name) {
  const chart = charts.get(id);
  if (chart) { Plotly.downloadImage(chart.element, { format: "png", filename: name, width: chart.element.clientWidth, height: chart.element.clientHeight, scale: 2 }); }
}

function draw(chart) {
  const colours = tokens();
  const { lines } = chart.data;
  const height = lines.length * rowHeight + axisHeight;
  chart.data.width = chart.element.clientWidth;
  const { traces, layout } = figure(chart.data, colours, height);
  const isFirst = !chart.element.classList.contains("js-plotly-plot");
  chart.element.style.height = `${height}px`;
  Plotly.react(chart.element, traces, layout, { displayModeBar: false, responsive: false, doubleClick: false, scrollZoom: false, showTips: false });
  if (isFirst) {
    chart.element.on("plotly_relayout", change => onRelayout(chart, change));
    chart.element.on("plotly_doubleclick", () => chart.component.invokeMethodAsync("BackAsync"));
  }
}

// Plotly reports a brush as a new range of the time axis; the page's range follows it, and the new data come back.
function onRelayout(chart, change) {
  const from = change["xaxis.range[0]"];
  const to = change["xaxis.range[1]"];
  if (from === undefined || to === undefined) { return; }
  clearTimeout(chart.zoomTimer);
  chart.zoomTimer = setTimeout(() => chart.component.invokeMethodAsync("ZoomAsync", wallClock(from), wallClock(to)), 50);
}

// "2026-03-01 06:00:00.5" is plant time written as if it were UTC.
const wallClock = time => typeof time === "number" ? time : Date.parse(`${time.replace(" ", "T")}${time.includes(":") ? "" : "T00:00"}Z`);

function figure(data, colours, height) {
  const traces = [];
  const shapes = [];
  const annotations = [];
  const layout = {
    height, autosize: true, margin: { l: 58, r: 12, t: 4, b: axisHeight - 6 }, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: colours["text-2"] },
    showlegend: false, hovermode: "x unified", hoversubplots: "axis", dragmode: "zoom", shapes, annotations, uirevision: "keep",
    hoverlabel: { bgcolor: colours.panel, bordercolor: colours.line, font: { color: colours.text, size: 12 } },
    xaxis: {
      type: "date", range: [data.from, data.to], anchor: data.lines.length > 1 ? `y${data.lines.length}` : "y", showgrid: true, gridcolor: faded(colours.line, 0.6), zeroline: false,
      linecolor: colours.line, tickcolor: colours.line, ticks: "outside", ticklen: 4, hoverformat: "%-d %b %H:%M:%S", showspikes: true, spikemode: "across", spikesnap: "cursor", spikethickness: 1, spikedash: "solid", spikecolor: colours["text-2"], nticks: Math.max(2, Math.floor(data.width / 90)), tickangle: 0,
      tickformatstops: [
        { dtickrange: [null, 60000], value: "%H:%M:%S" },
        { dtickrange: [60000, 86400000], value: "%H:%M\n%-d %b" },
        { dtickrange: [86400000, null], value: "%-d %b" },
      ],
    },
  };
  data.lines.forEach((line, index) => addRow(line, index, data, colours, { traces, shapes, annotations, layout }));
  for (const event of data.events) {
    shapes.push({ type: "line", xref: "x", yref: "paper", x0: event.time, x1: event.time, y0: 0, y1: 1, line: { color: colours[event.level] ?? colours.normal, width: 1.5, dash: "dot" } });
    annotations.push({ xref: "x", yref: "paper", x: event.time, y: 1, yanchor: "top", xanchor: "left", text: "⚑", hovertext: event.text, showarrow: false, font: { color: colours[event.level] ?? colours.normal, size: 14 }, bgcolor: colours.panel, borderpad: 0 });
  }
  return { traces, layout };
}

function addRow(line, index, data, colours, { traces, shapes, annotations, layout }) {
  const count = data.lines.length;
  const share = 1 / count;
  const top = 1 - index * share;
  const axis = index === 0 ? "y" : `y${index + 1}`;
  const shape = line.stepped ? "hv" : "linear";
  layout[`yaxis${index === 0 ? "" : index + 1}`] = {
    domain: [top - share + 0.02, top - 0.19 * share], anchor: "x", fixedrange: true, range: extent(line), showgrid: true, gridcolor: faded(colours.line, 0.6), zeroline: false, nticks: 4, tickcolor: colours.line, automargin: false, tickformat: "~g", hoverformat: `,.${line.decimals}f`, separatethousands: true,
  };
  annotations.push({ xref: "paper", yref: "paper", x: 0, y: top, xanchor: "left", yanchor: "top", showarrow: false, align: "left", text: `<b>${escape(line.label)}</b>${line.unit ? `  ${escape(line.unit)}` : ""}${line.band && data.width > 480 ? `  <span style="font-size:11px">normal ${escape(line.band)}</span>` : ""}`, font: { size: 13, color: colours.text } });
  if (line.bandLow !== null || line.bandHigh !== null) {
    const [low, high] = extent(line);
    shapes.push({ type: "rect", layer: "below", xref: "paper", yref: axis, x0: 0, x1: 1, y0: line.bandLow ?? Math.min(low, line.bandHigh), y1: line.bandHigh ?? Math.max(high, line.bandLow), fillcolor: faded(colours.normal, 0.16), line: { width: 0 } });
  }
  const common = { x: line.times, xaxis: "x", yaxis: axis, type: "scatter", mode: "lines", connectgaps: false };
  if (line.low && line.high) {
    traces.push({ ...common, y: line.high, line: { width: 0, color: colours.normal }, hoverinfo: "skip" });
    traces.push({ ...common, y: line.low, line: { width: 0, color: colours.normal }, fill: "tonexty", fillcolor: faded(colours.normal, 0.3), hoverinfo: "skip" });
  }
  const unit = line.unit ? ` ${escape(line.unit)}` : "";
  traces.push({ ...common, y: line.values, name: escape(line.label), line: { color: colours.normal, width: 1.6, shape }, hovertemplate: `%{y}${unit}` });
  const marked = outside(line);
  if (marked.some(value => value !== null)) {
    traces.push({ ...common, y: marked, line: { color: colours.caution, width: 1.8, shape }, hoverinfo: "skip" });
  }
}

/** The points outside the normal band and their neighbours, so that every stretch that touches the outside is drawn. */
function outside({ values, bandLow, bandHigh }) {
  const isOut = value => value !== null && value !== undefined && ((bandLow !== null && value < bandLow) || (bandHigh !== null && value > bandHigh));
  return values.map((value, i) => isOut(value) || (value !== null && (isOut(values[i - 1]) || isOut(values[i + 1]))) ? value : null);
}

/** The values with the nearer limits of the normal band, and some air. */
function extent(line) {
  let low = Infinity;
  let high = -Infinity;
  for (const values of [line.values, line.low ?? [], line.high ?? []]) {
    for (const value of values) {
      if (value !== null) {
        if (value < low) { low = value; }
        if (value > high) { high = value; }
      }
    }
  }
  if (line.bandLow !== null) { low = Math.min(low, line.bandLow); high = Math.max(high, line.bandLow); }
  if (line.bandHigh !== null) { low = Math.min(low, line.bandHigh); high = Math.max(high, line.bandHigh); }
  const air = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - air, high + air];
}

const escape = text => text.replace(/[&<>]/g, sign => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign]);
