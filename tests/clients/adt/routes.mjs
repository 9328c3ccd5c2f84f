import { all, assert, refused } from './expect.mjs';

const notThere = 'There is no route available that matches the provided input';

/** The server must have an endpoint of the name 'conformance'. */
export async function routeEvents({ client, skip }) {
  try {
    await all(client.listEventRoutes());
  } catch (error) {
    if (error.statusCode === 404) return skip('no event routes');
    throw error;
  }
  const filter = "type = 'Microsoft.DigitalTwins.Twin.Create' AND NOT subject = 'x'";
  const put = (id, endpoint, text) => client.upsertEventRoute(id, endpoint, text);
  assert.equal((await put('conformance-1', 'conformance', filter))._response.status, 204);
  await put('conformance-2', 'conformance', 'true');
  const route = await client.getEventRoute('conformance-1');
  assert.deepEqual([route.id, route.endpointName, route.filter], ['conformance-1', 'conformance', filter]);
  const listed = await all(client.listEventRoutes());
  assert.deepEqual(listed.map(({ id }) => id).filter(id => id.startsWith('conformance')), ['conformance-1', 'conformance-2']);
  await put('conformance-2', 'conformance', "$eventType = 'Microsoft.DigitalTwins.Twin.Delete'");
  await refused(() => put('conformance-3', 'nowhere', 'true'), 400, 'EventRouteEndpointInvalid');
  await refused(() => put('conformance-3', 'conformance', 'type = ('), 400, 'EventRouteFilterInvalid');
  await refused(() => put('no/id?', 'conformance', 'true'), 400, 'EventRouteIdInvalid');
  await refused(() => client.getEventRoute('conformance-3'), 404, 'EventRouteNotFound', notThere);
  await client.deleteEventRoute('conformance-1');
  await client.deleteEventRoute('conformance-2');
  await refused(() => client.deleteEventRoute('conformance-1'), 404, 'EventRouteNotFound', notThere);
}
