// Opens the client of either version on a plain http endpoint.
import { createRequire } from 'node:module';

const packages = { '1.0': 'adt-1-0', '1.1': 'adt-1-1' };

export function connect(version, url) {
  const require = createRequire(import.meta.url);
  const name = packages[version] ?? fail(version);
  const { DigitalTwinsClient } = require(name);
  const options = { retryOptions: { maxRetries: 0 } };
  if (version === '1.0') return new DigitalTwinsClient(url, tokenOf(undefined), options);

  // Version 1.1 speaks to https endpoints only: it gets one, and its requests are sent on in the clear.
  const { DefaultHttpClient } = createRequire(require.resolve(name))('@azure/core-http');
  const plain = new DefaultHttpClient();
  const httpClient = {
    sendRequest(request) {
      request.url = request.url.replace(/^https:/, 'http:');
      return plain.sendRequest(request);
    },
  };
  return new DigitalTwinsClient(url.replace(/^http:/, 'https:'), tokenOf('any'), { ...options, httpClient });
}

// An old client without a token sends "Bearer undefined", which an open service takes.
function tokenOf(token) {
  return { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
}

function fail(version) {
  throw new Error(`unknown version ${version}; use ${Object.keys(packages).join(' or ')}`);
}
