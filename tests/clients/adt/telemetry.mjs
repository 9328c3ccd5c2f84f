import { assert, refused } from './expect.mjs';
import { machineId } from './plant.mjs';

const sourceTime = '2026-03-31T12:00:00.123Z';

/**
 * The helper for components, and in version 1.0 the one for twins too, swaps message and message id: it sends the id as a JSON text, which is
 * to be taken all the same. What lies under the helpers sends the message as it should.
 */
export async function publishTelemetry({ client, version }) {
  const id = machineId(4);
  const answer = await client.publishTelemetry(id, version === '1.0' ? 'any' : { vibration: 1 }, 'message-1');
  assert.equal(answer._response.status, 204);
  assert.equal((await client.publishComponentTelemetry(id, 'drive', 'any', 'message-2'))._response.status, 204);
  const { digitalTwins } = client.client;
  const options = { telemetrySourceTime: sourceTime };
  await digitalTwins.sendTelemetry(id, 'message-3', { vibration: 0.25, state: { word: 'warm', on: true }, ignored: [1, null] }, options);
  await digitalTwins.sendComponentTelemetry(id, 'drive', 'message-4', { torque: 12.5 }, options);
  await refused(() => client.publishTelemetry('nowhere', 'x', 'm'), 404, 'DigitalTwinNotFound');
  await refused(() => client.publishComponentTelemetry('nowhere', 'drive', 'x', 'm'), 404, 'DigitalTwinNotFound');
  await refused(() => client.publishComponentTelemetry(id, 'wheel', 'x', 'm'), 404, 'ComponentNotFound');
}
