import { all, assert, refused } from './expect.mjs';
import { asset, drive, line, machine, models } from './plant.mjs';

const ids = [asset, drive, line, machine];
const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?\+00:00$/;

export async function uploadModels({ client }) {
  const answer = await client.createModels(models);
  assert.equal(answer._response.status, 201);
  assert.deepEqual([...answer].map(model => model.id), models.map(model => model['@id']));
  const wire = JSON.parse(answer._response.bodyAsText);
  assert.deepEqual(wire[0].displayName, { de: 'Linie', en: 'Line' });
  assert.deepEqual([wire[1].displayName, wire[1].description], [{ en: 'Asset' }, { en: 'Anything with a name' }]);
  assert.deepEqual([wire[2].displayName, wire[2].description], [{}, {}]);
  assert.ok(wire.every(model => model.decommissioned === false && isTime.test(model.uploadTime) && !('model' in model)), JSON.stringify(wire));
}

export async function refuseModels({ client, version }) {
  const one = { '@id': 'dtmi:conformance:New;1', '@type': 'Interface', '@context': 'dtmi:dtdl:context;2', contents: [] };
  await refused(() => client.createModels(models), 409, 'ModelAlreadyExists', 'Some of the model ids already exist');
  await refused(() => client.createModels([one, models[0]]), 409, 'ModelAlreadyExists');
  await refused(() => client.createModels([one, { ...one, '@id': 'dtmi:conformance:Bad;1', contents: [{ '@type': 'Property', name: 'x' }] }]), 400, 'DTDLParserError', 'None of the models in this request could be created');
  await refused(() => client.createModels([{ ...one, extends: 'dtmi:conformance:Nowhere;1' }]), 400, 'DTDLParserError');
  await refused(() => client.createModels([{ ...one, '@context': 'dtmi:dtdl:context;9' }]), 400, 'ModelVersionNotSupported');
  // Version 1.0 refuses an empty list itself.
  if (version !== '1.0') await refused(() => client.createModels([]), 400, 'InvalidArgument', 'models provided was empty');
  const many = Array.from({ length: 251 }, (_, i) => ({ ...one, '@id': `dtmi:conformance:Many${i};1` }));
  await refused(() => client.createModels(many), 400, 'LimitExceeded');
  await refused(() => client.getModel(one['@id']), 404, 'ModelNotFound', 'There is no Model(s) available that matches the provided id(s)');
}

export async function readModels({ client }) {
  assert.deepEqual((await all(client.listModels())).map(model => model.id).filter(id => ids.includes(id)), [...ids].sort());
  const definitions = await all(client.listModels(undefined, true));
  for (const sent of models) {
    assert.deepEqual(definitions.find(model => model.id === sent['@id']).model, sent);
  }
  assert.deepEqual((await all(client.listModels([line]))).map(model => model.id), [asset, line]);
  assert.deepEqual((await all(client.listModels([machine, line]))).map(model => model.id), [asset, drive, line, machine]);
  await refused(() => all(client.listModels(['dtmi:conformance:Nowhere;1'])), 404, 'ModelNotFound');
  const one = await client.getModel(machine, true);
  assert.deepEqual([one.id, one.model, one.decommissioned], [machine, models[3], false]);
  assert.equal((await client.getModel(machine)).model, undefined);
  await refused(() => client.getModel('no-dtmi'), 400, 'InvalidArgument');
}

export async function pageModels({ client }) {
  const many = Array.from({ length: 150 }, (_, i) => ({ '@id': `dtmi:conformance:Page${i};1`, '@type': 'Interface', '@context': 'dtmi:dtdl:context;2' }));
  await client.createModels(many);
  const listed = (await all(client.listModels(undefined, true))).map(model => model.id);
  assert.equal(listed.length, new Set(listed).size);
  assert.ok(many.every(model => listed.includes(model['@id'])));
  const named = await all(client.listModels(many.map(model => model['@id']).slice(0, 120)));
  assert.equal(named.length, 120);
  for (const model of many) await client.deleteModel(model['@id']);
}

export async function retireModels({ client }) {
  const patch = (id, value) => client.client.digitalTwinModels.update(id, value);
  const set = value => [{ op: 'replace', path: '/decommissioned', value }];
  await refused(() => client.decomissionModel(asset), 409, 'ModelReferencesNotDecommissioned');
  await client.decomissionModel(line);
  await client.decomissionModel(line);
  assert.equal((await client.getModel(line)).decommissioned, true);
  await refused(() => client.upsertDigitalTwin('late', JSON.stringify({ $metadata: { $model: line } })), 400, 'ModelDecommissioned');
  await client.updateDigitalTwin('line', [{ op: 'replace', path: '/name', value: 'still changed' }]);
  await patch(line, set(false));
  await client.upsertDigitalTwin('late', JSON.stringify({ $metadata: { $model: line } }));
  await client.deleteDigitalTwin('late');
  await refused(() => patch(line, [{ op: 'replace', path: '/displayName', value: 'x' }]), 400, 'JsonPatchInvalid');
  await refused(() => client.decomissionModel('dtmi:conformance:Nowhere;1'), 404, 'ModelNotFound');
  await refused(() => client.deleteModel(asset), 409, 'ModelReferencesNotDeleted', 'This model is currently being referenced by');
  await refused(() => client.deleteModel('dtmi:conformance:Nowhere;1'), 404, 'ModelNotFound');
}

/** A model may go while twins of it stay: they can be read and queried, and changed again when it is back. */
export async function deleteModels({ client }) {
  await client.upsertDigitalTwin('orphan', JSON.stringify({ $metadata: { $model: line }, name: 'left behind' }));
  await client.deleteModel(line);
  assert.equal((await client.getDigitalTwin('orphan')).body.name, 'left behind');
  assert.equal((await all(client.queryTwins("SELECT * FROM digitaltwins WHERE $dtId = 'orphan'"))).length, 1);
  await refused(() => client.updateDigitalTwin('orphan', [{ op: 'replace', path: '/name', value: 'x' }]), 400, 'ValidationFailed');
  await client.createModels([models[0]]);
  await client.updateDigitalTwin('orphan', [{ op: 'replace', path: '/name', value: 'adopted' }]);
  await client.deleteDigitalTwin('orphan');
  for (const id of [line, machine, drive, asset]) await client.deleteModel(id);
  assert.deepEqual((await all(client.listModels())).map(model => model.id).filter(id => ids.includes(id)), []);
}
