// node write-v2.mjs URL: writes with @influxdata/influxdb-client, once gzipped and once in small pieces.
import { InfluxDB, Point } from '@influxdata/influxdb-client';
import { measurement, tags, texts, time } from './points.mjs';

const url = process.argv[2];
const client = new InfluxDB({ url, token: 'any' });

function full(twin, at) {
  const point = new Point(measurement);
  for (const [key, value] of Object.entries(tags)) point.tag(key, value);
  point.tag('twin', twin);
  point.floatField('float', -12.5).floatField('tiny', 5e-324).floatField('fi,el=d 日', 1)
    .intField('integer', -42).intField('large', 2 ** 53 + 2)
    .uintField('unsigned', '18446744073709551615')
    .booleanField('yes', true).booleanField('no', false);
  for (const [name, text] of Object.entries(texts)) point.stringField(name, text);
  return point.timestamp(at);
}

const plain = client.getWriteApi('org', 'bucket', 'ms', { gzipThreshold: 1e9, maxRetries: 0 });
plain.writePoint(full('v2-plain', time));
await plain.close();

const zipped = client.getWriteApi('org', 'bucket', 'ns', { gzipThreshold: 1, maxRetries: 0 });
zipped.writePoint(full('v2-gzip', `${time}456789`));
for (let i = 0; i < 2000; i++) {
  zipped.writePoint(new Point('many').tag('twin', 'v2-many').intField('n', i).timestamp(`${time}${String(i).padStart(6, '0')}`));
}
await zipped.close();

// A bad line is an error to the client, and the good one beside it stays.
let refused;
const partial = client.getWriteApi('org', 'bucket', 's', {
  maxRetries: 0,
  writeFailed: error => {
    refused = error;
    return Promise.resolve();
  },
});
partial.writeRecords(['many,twin=v2-partial n=1i 1774958400', 'many,twin=v2-partial n=oops 1774958401']);
await partial.close();
console.log(JSON.stringify({ partial: refused ? { status: refused.statusCode, code: refused.code, message: refused.message } : null }));
