// node mqtt-device.mjs URL USER PASSWORD BASE COUNT: a device that sends COUNT values of each kind with QoS 1; ends when the broker has taken them all.
import mqtt from 'mqtt';

const [url, username, password, base, count] = process.argv.slice(2);
const device = await mqtt.connectAsync(url, { username, password, clientId: `device-${process.pid}`, connectTimeout: 5000 });
const start = 1774958400000;
const sent = [];
for (let i = 0; i < Number(count); i++) {
  sent.push(device.publishAsync(`${base}/line1/mixer/speed`, String(20 + i / 2), { qos: 1 }));
  sent.push(device.publishAsync(`${base}/line1/mixer/running`, String(i % 2 === 0), { qos: 1 }));
  sent.push(device.publishAsync(`${base}/line1/mixer/state`, `step ${i}`, { qos: 1 }));
  sent.push(device.publishAsync(`${base}/raw`, `vibration,twin=mixer rms=${i}.5 ${start + i}000000`, { qos: 1 }));
}
await Promise.all(sent);
await device.endAsync();
console.log(JSON.stringify({ taken: sent.length }));
