// Runs a blob service in memory at a free port, with the account given as name:key, until the input is closed.
import { createRequire } from 'node:module';

process.env.AZURITE_ACCOUNTS = process.argv[2];
process.argv.splice(2, 1, '--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry');
process.stdin.resume().on('end', () => process.exit(0));
createRequire(import.meta.url)('azurite/dist/src/blob/main.js');
