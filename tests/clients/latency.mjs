// Time from writing a value to its receipt by hub clients.
// node latency.mjs [--url http://localhost:5080] [--clients 100] [--twins 50] [--seconds 30]
// Every twin gets one value a second over /api/v2/write, twins spread evenly over the second; each value carries the time it was sent.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:5080" },
    clients: { type: "string", default: "100" },
    twins: { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
  },
});
const clients = Number(values.clients);
const seconds = Number(values.seconds);
const run = Math.round(performance.timeOrigin);
const twins = Array.from({ length: Number(values.twins) }, (_, i) => `latency-${run}-${i}`);
const latencies = [];
let refused = 0;

async function connect() {
  const connection = new HubConnectionBuilder()
    .withUrl(`${values.url}/hubs/live`, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.Warning)
    .build();
  connection.on("telemetry", (message) => {
    latencies.push(performance.now() - message.values.sent);
  });
  await connection.start();
  await connection.invoke("SubscribeTwins", twins);
  return connection;
}

async function write(twin) {
  const sent = performance.now();
  const answer = await fetch(`${values.url}/api/v2/write?precision=ms`, {
    method: "POST",
    body: `latency,twin=${twin} sent=${sent} ${Date.now()}`,
  });
  await answer.arrayBuffer();
  refused += answer.status === 204 ? 0 : 1;
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const connections = [];
for (let i = 0; i < clients; i++) {
  connections.push(await connect());
}

const pauseMs = 1000 / twins.length;
const begin = performance.now();
const posts = [];
for (let i = 0; i < seconds * twins.length; i++) {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, begin + i * pauseMs - performance.now())));
  posts.push(write(twins[i % twins.length]));
}
await Promise.all(posts);
await new Promise((resolve) => setTimeout(resolve, 1000));
await Promise.all(connections.map((connection) => connection.stop()));

const sorted = latencies.sort((a, b) => a - b);
const round = (ms) => Math.round(ms * 10) / 10;
console.log(JSON.stringify({
  clients,
  twins: twins.length,
  seconds,
  expected: posts.length * clients,
  received: sorted.length,
  refused,
  p50Ms: round(percentile(sorted, 0.5)),
  p90Ms: round(percentile(sorted, 0.9)),
  p99Ms: round(percentile(sorted, 0.99)),
  maxMs: round(sorted.at(-1)),
}));
process.exit(sorted.length === posts.length * clients && refused === 0 ? 0 : 1);
