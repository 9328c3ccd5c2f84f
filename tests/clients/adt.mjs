// node adt.mjs VERSION URL: a whole life with @azure/digital-twins-core, version 1.0 (of 2021) or 1.1 (of 2022), step by step.
// Prints which steps were done; fails at the first that does not go as documented.
import { connect } from './adt/connect.mjs';
import * as models from './adt/models.mjs';
import * as queries from './adt/queries.mjs';
import * as relationships from './adt/relationships.mjs';
import { routeEvents } from './adt/routes.mjs';
import { publishTelemetry } from './adt/telemetry.mjs';
import * as twins from './adt/twins.mjs';

const [version, url] = process.argv.slice(2);
const done = [];
const skipped = [];
const plant = { version, client: connect(version, url), hasUpdateTimes: version !== '1.0', skip: reason => skipped.push(reason) };
const steps = [
  models.uploadModels, models.refuseModels, models.readModels, models.pageModels,
  twins.createTwins, twins.createFiveHundred, twins.refuseTwins, twins.patchTwins, twins.guardTwins, twins.migrateTwin, twins.patchComponents,
  relationships.relateTwins, relationships.refuseRelationships, relationships.patchRelationships, relationships.pageRelationships, relationships.listByName,
  publishTelemetry,
  queries.queryTwins, queries.pageQueries, queries.refuseQueries,
  routeEvents,
  models.retireModels, twins.deleteTwins, models.deleteModels,
];
for (const step of steps) {
  try {
    await step(plant);
    done.push(step.name);
  } catch (error) {
    console.error(`${step.name}: ${error.stack}`);
    process.exit(1);
  }
}
console.log(JSON.stringify({ version, done, skipped }));
