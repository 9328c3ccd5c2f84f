import { all, assert, pagesOf, refused } from './expect.mjs';
import { line, machine, machineId } from './plant.mjs';

export async function queryTwins({ client, hasUpdateTimes }) {
  const rows = query => all(client.queryTwins(query));
  const [whole] = await rows(`SELECT * FROM digitaltwins WHERE $dtId = '${machineId(20)}'`);
  assert.deepEqual(whole, (await client.getDigitalTwin(machineId(20))).body);
  assert.equal('$lastUpdateTime' in whole.$metadata, hasUpdateTimes);
  assert.deepEqual(await rows(`SELECT COUNT() FROM digitaltwins T WHERE IS_OF_MODEL(T, '${machine}')`), [{ COUNT: 500 }]);
  assert.deepEqual(await rows(`SELECT T.serial AS n, T.name FROM digitaltwins T WHERE T.$dtId IN ['${machineId(21)}', '${machineId(22)}']`), [{ n: 21, name: 'Machine 21' }, { n: 22, name: 'Machine 22' }]);
  assert.deepEqual((await rows(`SELECT T FROM digitaltwins T WHERE T.$dtId = '${machineId(23)}'`)).map(row => row.T.$dtId), [machineId(23)]);
  assert.equal((await rows('SELECT TOP(3) FROM digitaltwins')).length, 3);
  assert.deepEqual(await rows('SELECT T.drive.speed FROM digitaltwins T WHERE T.serial = 30'), [{ speed: 300 }]);
  const [edge] = await rows("SELECT * FROM relationships r WHERE r.$sourceId = 'line' AND r.$relationshipId = 'c-7'");
  assert.deepEqual(edge, (await client.getRelationship('line', 'c-7')).body);
  const joined = await rows("SELECT M.serial, R.position FROM digitaltwins L JOIN M RELATED L.contains R WHERE L.$dtId = 'line' AND M.serial < 3");
  assert.deepEqual(joined.map(row => [row.serial, row.position]).sort((x, y) => x[0] - y[0]), [[0, 0], [1, 1], [2, 2]]);
  const matched = await rows(`SELECT X FROM digitaltwins MATCH (P)-[:feeds*..3]->(X) WHERE P.$dtId = '${machineId(100)}'`);
  assert.deepEqual(matched.map(row => row.X.$dtId).sort(), [101, 102, 103].map(machineId));
  assert.deepEqual(await rows(`SELECT T.$dtId FROM digitaltwins T WHERE IS_OF_MODEL(T, '${line}', exact)`), [{ $dtId: 'line' }]);

  // What has been written is found at once.
  await client.updateDigitalTwin(machineId(24), [{ op: 'replace', path: '/name', value: 'fresh' }]);
  assert.equal((await rows("SELECT * FROM digitaltwins WHERE name = 'fresh'")).length, 1);
}

export async function pageQueries({ client }) {
  const pages = await pagesOf(client.queryTwins('SELECT * FROM digitaltwins WHERE serial >= 0', 70));
  assert.deepEqual(pages.map(page => page.length), [70, 70, 70, 70, 70, 70, 70, 10]);
  assert.equal(new Set(pages.flat().map(twin => twin.$dtId)).size, 500);
  assert.deepEqual((await pagesOf(client.queryTwins('SELECT * FROM digitaltwins WHERE serial >= 0'))).map(page => page.length), [100, 100, 100, 100, 100]);
  const first = await client.client.query.queryTwins({ query: 'SELECT T.serial FROM digitaltwins T WHERE T.serial >= 0' }, { maxItemsPerPage: 10 });
  assert.ok(first.queryCharge > 0);
  const second = await client.client.query.queryTwins({ query: 'ignored beside a token', continuationToken: first.continuationToken }, { maxItemsPerPage: 10 }).catch(error => error);
  assert.equal(second.value?.length, 10, second.message);
  assert.equal(new Set([...first.value, ...second.value].map(row => row.serial)).size, 20);
}

export async function refuseQueries({ client }) {
  const query = (text, options) => client.client.query.queryTwins({ query: text }, options);
  await refused(() => query('foo'), 400, 'SqlQueryError', 'SQL Parser Error, Line=1, Position=0');
  await refused(() => query('SELECT * FROM digitaltwins WHERE'), 400, 'SqlQueryError', 'SQL Parser Error, Line=1');
  await refused(() => query('SELECT L FROM digitaltwins L JOIN C RELATED L.contains'), 400, 'SqlQueryError');
  await refused(() => query(`SELECT * FROM digitaltwins WHERE name = '${'x'.repeat(8000)}'`), 400, 'SqlQueryError');
  await refused(() => client.client.query.queryTwins({ continuationToken: 'damaged' }), 400, 'BadRequest');
  await refused(() => client.client.query.queryTwins({}), 400, 'BadRequest');
  await refused(() => query('SELECT * FROM digitaltwins', { maxItemsPerPage: 1001 }), 400, 'BadRequest');
}
