import { assert, refused } from './expect.mjs';
import { machineId } from './plant.mjs';

/** Version 1.1 swaps message and message id of a component: it sends the id as a JSON text, which is to be taken all the same. */
export async function publishTelemetry({ client, version }) {
  const id = machineId(4);
  const answer = await client.publishTelemetry(id, { vibration: 0.25, state: { word: 'warm', on: true }, ignored: [1, null] }, 'message-1');
  assert.equal(answer._response.status, 204);
  await client.publishTelemetry(id, { vibration: 1 });
  assert.equal((await client.publishComponentTelemetry(id, 'drive', version === '1.0' ? { torque: 12.5 } : 'any', 'message-2'))._response.status, 204);
  await client.client.digitalTwins.sendComponentTelemetry(...(version === '1.0' ? [id, 'drive', { torque: 13.5 }, 'message-3'] : [id, 'drive', 'message-3', { torque: 13.5 }]), { telemetrySourceTime: '2026-03-31T12:00:00.123Z' });
  await refused(() => client.publishTelemetry('nowhere', {}, 'm'), 404, 'DigitalTwinNotFound');
  await refused(() => client.publishComponentTelemetry('nowhere', 'drive', 'x', 'm'), 404, 'DigitalTwinNotFound');
  await refused(() => client.publishComponentTelemetry(id, 'wheel', 'x', 'm'), 404, 'ComponentNotFound');
}
