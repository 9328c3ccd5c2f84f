// node write-v1.mjs URL: looks for the server and writes with influx (InfluxDB 1.x).
import Influx from 'influx';
import { measurement as name, tags, texts, time } from './points.mjs';

const { FieldType, escape } = Influx;

// This client leaves it to its caller to escape measurements, and only them.
const measurement = escape.measurement(name);
const { hostname, port } = new URL(process.argv[2]);
const fields = { float: FieldType.FLOAT, 'fi,el=d 日': FieldType.FLOAT, integer: FieldType.INTEGER, yes: FieldType.BOOLEAN, no: FieldType.BOOLEAN };
for (const field of Object.keys(texts)) fields[field] = FieldType.STRING;

const influx = new Influx.InfluxDB({
  host: hostname,
  port: Number(port),
  database: 'any',
  username: 'me',
  password: 'secret',
  schema: [{ measurement, tags: Object.keys(tags), fields }],
});

const [host] = await influx.ping(2000);
const values = { float: -12.5, 'fi,el=d 日': 1, integer: -42, yes: true, no: false, ...texts };
const point = twin => ({ measurement, tags: { ...tags, twin }, fields: values, timestamp: time });
await influx.writePoints([point('v1-ms')], { precision: 'ms' });
await influx.writePoints([{ ...point('v1-s'), timestamp: Math.floor(time / 1000) }], { precision: 's', retentionPolicy: 'week' });

let refused;
await influx.writePoints([{ ...point('v1-ms'), timestamp: time + 1, fields: { integer: 1 } }, { measurement: 'free', tags: { twin: 'v1-free' }, fields: { x: 1 }, timestamp: 5 }], { precision: 'ms' })
  .catch(error => { refused = error; });
console.log(JSON.stringify({ online: host.online, version: host.version, partial: refused ? String(refused.message) : null }));
