import { assert, inParallel, refused } from './expect.mjs';
import { line, machine, machineId, machineOf } from './plant.mjs';

const isTag = /^W\/"[^"]+"$/;
const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;
const notThere = 'There is no digital twin instance that exists with the ID';

const put = (client, id, twin, options) => client.upsertDigitalTwin(id, JSON.stringify(twin), options);

export async function createTwins({ client, hasUpdateTimes }) {
  const sent = { $dtId: 'ignored', $etag: null, ...machineOf(7), labels: { red: 'yes' }, since: '2026-03-31T12:00:00Z', place: { hall: 'A', row: 3 } };
  const created = await put(client, 'a machine/with 100% id', sent, { ifNoneMatch: '*' });
  assert.equal(created._response.status, 200);
  const twin = created.body;
  assert.match(created.etag, isTag);
  assert.deepEqual([twin.$dtId, twin.$etag, twin.$metadata.$model], ['a machine/with 100% id', created.etag, machine]);
  assert.deepEqual([twin.name, twin.temperature, twin.labels, twin.place, twin.drive.speed], ['Machine 7', 7, { red: 'yes' }, { hall: 'A', row: 3 }, 70]);
  assert.deepEqual(Object.keys(twin).at(-1), '$metadata');
  assert.match(twin.$metadata.temperature.lastUpdateTime, isTime);
  assert.match(twin.drive.$metadata.speed.lastUpdateTime, isTime);
  assert.equal('$model' in twin.drive.$metadata, false);
  assert.equal('$lastUpdateTime' in twin.$metadata, hasUpdateTimes);
  const read = await client.getDigitalTwin('a machine/with 100% id');
  assert.deepEqual([read.body, read.etag], [twin, created.etag]);
  await refused(() => put(client, 'a machine/with 100% id', sent, { ifNoneMatch: '*' }), 412, 'PreconditionFailed', 'header was specified but a twin with the id');
  const replaced = await put(client, 'a machine/with 100% id', machineOf(8));
  assert.notEqual(replaced.etag, created.etag);
  assert.equal('place' in replaced.body, false);
  await client.deleteDigitalTwin('a machine/with 100% id');
  await put(client, 'line', { $metadata: { $model: line }, name: 'Line' });
}

export async function createFiveHundred({ client }) {
  await inParallel(Array.from({ length: 500 }, (_, i) => i), 6, async i => {
    const { body } = await put(client, machineId(i), machineOf(i), { ifNoneMatch: '*' });
    assert.equal(body.serial, i);
  });
}

export async function refuseTwins({ client }) {
  const faults = async (twin, ...fragments) => {
    const error = await refused(() => put(client, 'faulty', twin), 400, 'ValidationFailed');
    assert.equal(error.details.length, fragments.length, JSON.stringify(error));
    for (const fragment of fragments) {
      assert.ok(error.details.some(detail => detail.message.includes(fragment) && detail.code), `${JSON.stringify(error)} does not say '${fragment}'`);
    }
  };
  await faults(machineOf(1, { colour: 'red' }), 'colour does not appear on the DTDL for Twin');
  await faults(machineOf(1, { temperature: 'hot' }), 'Expected value of type double for temperature on Twin');
  await faults(machineOf(1, { drive: { $metadata: {}, speed: 'fast' } }), 'Expected value of type double for speed on drive');
  await faults({ ...machineOf(1), drive: undefined }, 'drive');
  await faults({ $metadata: { $model: 'dtmi:conformance:Nowhere;1' } }, 'dtmi:conformance:Nowhere;1');
  await faults(machineOf(1, { colour: 'red', temperature: 'hot' }), 'colour does not appear', 'Expected value of type double');
  await faults({ name: 'no model' }, '$model');
  await refused(() => put(client, 'faulty', ['no object']), 400, 'InvalidArgument');
  await refused(() => put(client, 'faulty', machineOf(1, { name: 'x'.repeat(5000) })), 400, 'ValidationFailed');
  await refused(() => put(client, 'faulty', machineOf(1, { name: 'x'.repeat(40_000) })), 400, 'InvalidArgument');
  await refused(() => client.getDigitalTwin('faulty'), 404, 'DigitalTwinNotFound', `${notThere} faulty`);
  await refused(() => client.deleteDigitalTwin('faulty'), 404, 'DigitalTwinNotFound', notThere);
  await refused(() => client.updateDigitalTwin('faulty', []), 404, 'DigitalTwinNotFound', notThere);
}

export async function patchTwins({ client }) {
  const id = machineId(1);
  const before = await client.getDigitalTwin(id);
  const answer = await client.updateDigitalTwin(id, [
    { op: 'add', path: '/place', value: { hall: 'B', row: 1 } },
    { op: 'replace', path: '/place/row', value: 2 },
    { op: 'add', path: '/labels', value: {} },
    { op: 'add', path: '/labels/a~1b', value: 'slash' },
    { op: 'replace', path: '/temperature', value: 99.5 },
    { op: 'remove', path: '/running' },
    { op: 'replace', path: '/drive/speed', value: 5 },
  ]);
  assert.equal(answer._response.status, 204);
  const after = await client.getDigitalTwin(id);
  assert.equal(answer.etag, after.etag);
  assert.notEqual(before.etag, after.etag);
  assert.deepEqual([after.body.place, after.body.labels, after.body.temperature, after.body.drive.speed], [{ hall: 'B', row: 2 }, { 'a/b': 'slash' }, 99.5, 5]);
  assert.equal('running' in after.body || 'running' in after.body.$metadata, false);
  assert.deepEqual(after.body.$metadata.name, before.body.$metadata.name);
  assert.notDeepEqual(after.body.$metadata.temperature, before.body.$metadata.temperature);

  const patch = operation => client.updateDigitalTwin(id, [operation]);
  await refused(() => patch({ op: 'move', path: '/name', from: '/serial' }), 400, 'JsonPatchInvalid', 'Unsupported operation type move');
  await refused(() => patch({ path: '/name', value: 'x' }), 400, 'JsonPatchInvalid');
  await refused(() => patch({ op: 'replace', path: '/running', value: true }), 400, 'JsonPatchInvalid');
  await refused(() => patch({ op: 'remove', path: '/running' }), 400, 'JsonPatchInvalid');
  await refused(() => patch({ op: 'add', path: '/since/day', value: 1 }), 400, 'JsonPatchInvalid');
  await refused(() => patch({ op: 'add', path: '/colour', value: 'red' }), 400, 'ValidationFailed');
  await refused(() => client.updateDigitalTwin(id, [{ op: 'replace', path: '/name', value: 'x' }, { op: 'replace', path: '/temperature', value: 'hot' }]), 400, 'ValidationFailed');
  assert.equal((await client.getDigitalTwin(id)).etag, after.etag);
}

export async function guardTwins({ client }) {
  const id = machineId(2);
  const patch = (value, ifMatch) => client.updateDigitalTwin(id, [{ op: 'replace', path: '/temperature', value }], { ifMatch });
  const { etag: first } = await client.getDigitalTwin(id);
  const { etag: second } = await patch(1, first);
  await refused(() => patch(2, first), 412, 'PreconditionFailed', "doesn't match the current etag");
  const { etag: third } = await patch(3, '*');
  const { etag: fourth } = await patch(4, `${second}, ${third}`);
  await refused(() => client.deleteDigitalTwin(id, { ifMatch: third }), 412, 'PreconditionFailed');
  assert.equal((await client.getDigitalTwin(id)).body.temperature, 4);

  // Twenty writers with the same tag: one of them wins.
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => patch(100 + i, fourth)));
  assert.equal(results.filter(result => result.status === 'fulfilled').length, 1);
}

export async function migrateTwin({ client }) {
  const id = 'migrant';
  await put(client, id, { $metadata: { $model: line }, name: 'first a line' });
  await refused(() => client.updateDigitalTwin(id, [{ op: 'replace', path: '/$metadata/$model', value: machine }]), 400, 'ValidationFailed');
  await client.updateDigitalTwin(id, [{ op: 'replace', path: '/$metadata/$model', value: machine }, { op: 'add', path: '/drive', value: { $metadata: {} } }, { op: 'add', path: '/serial', value: 3 }]);
  const { body } = await client.getDigitalTwin(id);
  assert.deepEqual([body.$metadata.$model, body.name, body.serial], [machine, 'first a line', 3]);
  await client.deleteDigitalTwin(id);
}

export async function patchComponents({ client, hasUpdateTimes }) {
  const id = machineId(3);
  const before = await client.getComponent(id, 'drive');
  assert.equal(before.body.speed, 30);
  assert.equal(before.etag, (await client.getDigitalTwin(id)).etag);
  assert.equal('$lastUpdateTime' in before.body.$metadata, hasUpdateTimes);
  const change = (value, options) => client.updateComponent(id, 'drive', [{ op: 'replace', path: '/speed', value }], options);
  const patched = await change(31);
  const twin = await client.getDigitalTwin(id);
  assert.deepEqual([patched._response.status, patched.etag, twin.body.drive.speed], [204, twin.etag, 31]);
  await change(32, { ifMatch: twin.etag });
  await refused(() => change(33, { ifMatch: twin.etag }), 412, 'PreconditionFailed');
  await refused(() => change('fast'), 400, 'ValidationFailed', 'Expected value of type double for speed on drive');
  await refused(() => client.updateComponent(id, 'drive', [{ op: 'replace', path: '/torque', value: 1 }]), 400, 'JsonPatchInvalid');
  await refused(() => client.getComponent(id, 'wheel'), 404, 'ComponentNotFound');
  await refused(() => client.getComponent('faulty', 'drive'), 404, 'DigitalTwinNotFound');
  await refused(() => client.updateComponent(id, 'wheel', [{ op: 'replace', path: '/speed', value: 1 }]), 400, 'JsonPatchInvalid');
  await refused(() => client.updateComponent('faulty', 'drive', [{ op: 'replace', path: '/speed', value: 1 }]), 404, 'DigitalTwinNotFound');
}

export async function deleteTwins({ client }) {
  await refused(() => client.deleteDigitalTwin('line'), 400, 'RelationshipsNotDeleted');
  for (let i = 0; i < 500; i++) await client.deleteRelationship('line', `c-${i}`);
  for (let i = 0; i < 499; i++) await client.deleteRelationship(machineId(i), 'next');
  await inParallel(Array.from({ length: 500 }, (_, i) => i), 6, i => client.deleteDigitalTwin(machineId(i)));
  await client.deleteDigitalTwin('line');
  await refused(() => client.getDigitalTwin('line'), 404, 'DigitalTwinNotFound', notThere);
}
