// node listen.mjs URL TWIN...: watches twins through the SignalR hub and prints each telemetry message as one line of JSON,
// after a line "ready"; ends when its input ends.
import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';

const [url, ...twins] = process.argv.slice(2);
const hub = new HubConnectionBuilder().withUrl(new URL('/hubs/live', url).href).configureLogging(LogLevel.Error).build();
hub.on('telemetry', message => console.log(JSON.stringify(message)));
await hub.start();
await hub.invoke('SubscribeTwins', twins);
console.log('"ready"');
process.stdin.resume();
process.stdin.on('end', async () => {
  await hub.stop();
  process.exit(0);
});
