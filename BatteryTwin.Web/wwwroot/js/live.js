// One connection to the live feed for all strips of a page. Values go from the hub to the canvas without a round trip through the circuit.
import { script } from "/js/tokens.js";

const listeners = new Map();
let connection = null;
let starting = null;

/** Calls listener(message) for each telemetry message of a twin; returns what ends it. */
export async function listen(twin, listener) {
  const isNew = !listeners.has(twin);
  if (isNew) { listeners.set(twin, new Set()); }
  listeners.get(twin).add(listener);
  await start();
  if (isNew && connection?.state === "Connected") { await connection.invoke("SubscribeTwins", [twin]); }
  return () => stop(twin, listener);
}

async function start() {
  if (connection) { return starting; }
  await script("/lib/signalr.min.js");
  if (connection) { return starting; }
  connection = new signalR.HubConnectionBuilder()
    .withUrl("/hubs/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => Math.min(5000, 250 * 2 ** context.previousRetryCount) })
    .configureLogging(signalR.LogLevel.None)
    .build();
  connection.on("telemetry", message => { for (const listener of listeners.get(message.twin) ?? []) { listener(message); } });
  connection.onreconnected(() => connection.invoke("SubscribeTwins", [...listeners.keys()]));
  starting = connect();
  return starting;
}

async function connect() {
  while (listeners.size > 0) {
    try {
      await connection.start();
      if (listeners.size > 0) { await connection.invoke("SubscribeTwins", [...listeners.keys()]); }
      return;
    } catch {
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }
}

function stop(twin, listener) {
  const ours = listeners.get(twin);
  ours?.delete(listener);
  if (ours?.size === 0) {
    listeners.delete(twin);
    if (connection?.state === "Connected") { connection.invoke("UnsubscribeTwins", [twin]).catch(() => {}); }
  }
  if (listeners.size === 0 && connection) {
    const old = connection;
    connection = null;
    starting = null;
    old.stop().catch(() => {});
  }
}
