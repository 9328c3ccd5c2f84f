import { all, assert, inParallel, pagesOf, refused } from './expect.mjs';
import { machineId } from './plant.mjs';

const [a, b, c] = [10, 11, 12].map(machineId);

export async function relateTwins({ client }) {
  const sent = { $relationshipName: 'feeds', $targetId: b, share: 0.5 };
  const created = await client.upsertRelationship(a, 'edge', sent, { ifNoneMatch: '*' });
  assert.equal(created._response.status, 200);
  assert.deepEqual(created.body, { $relationshipId: 'edge', $etag: created.etag, $sourceId: a, $relationshipName: 'feeds', $targetId: b, share: 0.5 });
  const read = await client.getRelationship(a, 'edge');
  assert.deepEqual([read.body, read.etag], [created.body, created.etag]);
  await refused(() => client.upsertRelationship(a, 'edge', sent, { ifNoneMatch: '*' }), 412, 'PreconditionFailed', 'header was specified but a relationship with the id');

  // The ids in the path count, whatever the body says; a second PUT replaces.
  const contradictory = await client.upsertRelationship(a, 'edge', { ...sent, $relationshipId: 'other', $sourceId: c, $targetId: c });
  assert.deepEqual([contradictory.body.$relationshipId, contradictory.body.$sourceId, contradictory.body.$targetId], ['edge', a, c]);
  await client.upsertRelationship(b, 'edge', { $relationshipName: 'feeds', $targetId: c });
  await client.upsertRelationship(a, 'parallel', { $relationshipName: 'feeds', $targetId: c });
  assert.deepEqual((await all(client.listRelationships(a))).map(edge => edge.$relationshipId), ['edge', 'parallel']);
  const incoming = await all(client.listIncomingRelationships(c));
  assert.deepEqual(incoming.map(edge => [edge.sourceId, edge.relationshipId, edge.relationshipName]), [[a, 'edge', 'feeds'], [a, 'parallel', 'feeds'], [b, 'edge', 'feeds']]);
  assert.equal(incoming[0].relationshipLink, `/digitaltwins/${a}/relationships/edge`);
}

export async function refuseRelationships({ client }) {
  const put = (body, source = a) => () => client.upsertRelationship(source, 'faulty', body);
  const good = { $relationshipName: 'feeds', $targetId: b };
  await refused(put(good, 'nowhere'), 404, 'DigitalTwinNotFound', 'There is no digital twin instance that exists with the ID nowhere');
  await refused(put({ ...good, $targetId: 'nowhere' }), 404, 'TargetTwinNotFound', 'The target digital twin is invalid or does not exist');
  await refused(put({ ...good, $relationshipName: 'contains' }), 400, 'InvalidRelationship');
  await refused(put({ ...good, $targetId: 'line' }), 400, 'InvalidRelationship');
  await refused(put({ ...good, $targetId: a }), 400, 'OperationNotAllowed');
  await refused(put({ ...good, share: 'half' }), 400, 'ValidationFailed', 'Expected value of type double for share');
  await refused(put({ ...good, colour: 'red' }), 400, 'ValidationFailed', 'colour does not appear on the DTDL');
  await refused(put({ $relationshipName: 'feeds' }), 400, 'InvalidArgument');
  await refused(put({ $targetId: b }), 400, 'InvalidArgument');
  await refused(() => client.getRelationship(a, 'nowhere'), 404, 'RelationshipNotFound', `Relationship nowhere not found on twin ${a}`);
  await refused(() => client.getRelationship('nowhere', 'edge'), 404, 'DigitalTwinNotFound');
  await refused(() => client.deleteRelationship(a, 'nowhere'), 404, 'RelationshipNotFound');
  await refused(() => client.updateRelationship(a, 'nowhere', [{ op: 'add', path: '/share', value: 1 }]), 404, 'RelationshipNotFound');
  await refused(() => all(client.listRelationships('nowhere')), 404, 'DigitalTwinNotFound');
  await refused(() => all(client.listIncomingRelationships('nowhere')), 404, 'DigitalTwinNotFound');
}

export async function patchRelationships({ client }) {
  const patch = (operations, options) => client.updateRelationship(a, 'edge', operations, options);
  const { etag: first } = await client.getRelationship(a, 'edge');
  const answer = await patch([{ op: 'replace', path: '/share', value: 0.75 }], { ifMatch: first });
  assert.equal(answer._response.status, 204);
  const after = await client.getRelationship(a, 'edge');
  assert.deepEqual([after.body.share, after.etag], [0.75, answer.etag]);
  await refused(() => patch([{ op: 'remove', path: '/share' }], { ifMatch: first }), 412, 'PreconditionFailed', "doesn't match the current etag");
  await refused(() => patch([{ op: 'replace', path: '/share', value: 'half' }]), 400, 'ValidationFailed');
  await refused(() => patch([{ op: 'copy', path: '/share', from: '/x' }]), 400, 'JsonPatchInvalid', 'Unsupported operation type copy');
  await refused(() => client.deleteRelationship(a, 'edge', { ifMatch: first }), 412, 'PreconditionFailed');
  await patch([{ op: 'remove', path: '/share' }], { ifMatch: '*' });
  await refused(() => patch([{ op: 'remove', path: '/share' }]), 400, 'JsonPatchInvalid');
  await refused(() => client.deleteDigitalTwin(a), 400, 'RelationshipsNotDeleted');
  await refused(() => client.deleteDigitalTwin(c), 400, 'RelationshipsNotDeleted');
  await client.deleteRelationship(a, 'edge', { ifMatch: (await client.getRelationship(a, 'edge')).etag });
  await client.deleteRelationship(a, 'parallel');
  await client.deleteRelationship(b, 'edge');
}

/** A line of 500 machines, each of which feeds the next: more than a page of both ends. */
export async function pageRelationships({ client }) {
  const numbers = Array.from({ length: 500 }, (_, i) => i);
  await inParallel(numbers, 6, i => client.upsertRelationship('line', `c-${i}`, { $relationshipName: 'contains', $targetId: machineId(i), position: i }));
  await inParallel(numbers.slice(1), 6, i => client.upsertRelationship(machineId(i - 1), 'next', { $relationshipName: 'feeds', $targetId: machineId(i) }));
  const pages = await pagesOf(client.listRelationships('line'));
  assert.ok(pages.length > 1);
  assert.deepEqual(pages.flat().map(edge => edge.position).sort((x, y) => x - y), numbers);
  assert.equal((await all(client.listRelationships('line'))).length, 500);

  // And the other end: all machines point at the first one's neighbour for a while.
  await inParallel(numbers.slice(20, 170), 6, i => client.upsertRelationship(machineId(i), 'hub', { $relationshipName: 'feeds', $targetId: machineId(5) }));
  const incoming = await all(client.listIncomingRelationships(machineId(5)));
  assert.deepEqual(incoming.map(edge => edge.sourceId), ['line', machineId(4), ...numbers.slice(20, 170).map(machineId)]);
  await inParallel(numbers.slice(20, 170), 6, i => client.deleteRelationship(machineId(i), 'hub'));
}

export async function listByName({ client }) {
  const list = relationshipName => client.client.digitalTwins.listRelationships('line', { relationshipName });
  assert.equal((await list('feeds')).value.length, 0);
  let page = await list('contains');
  const seen = page.value.length;
  assert.ok(page.nextLink);
  let count = seen;
  while (page.nextLink) {
    page = await client.client.digitalTwins.listRelationshipsNext('', page.nextLink, { relationshipName: 'contains' });
    count += page.value.length;
  }
  assert.equal(count, 500);
}
