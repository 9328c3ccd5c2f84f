// What the steps check with.
import assert from 'node:assert/strict';

export { assert };

/** The call must fail with this status and code, in the envelope and in the header; returns the error's document. */
export async function refused(call, status, code, fragment) {
  let error;
  try {
    await call();
  } catch (problem) {
    error = problem;
  }
  assert.ok(error, `expected ${status} ${code}, but the call succeeded`);
  assert.equal(error.statusCode, status, `${error.statusCode} ${error.code}: ${error.message}`);
  assert.equal(error.code, code, error.message);
  assert.equal(error.response?.headers?.get('x-ms-error-code'), code);
  const { error: document } = JSON.parse(error.response.bodyAsText);
  assert.equal(document.code, code);
  assert.equal(document.message, error.message);
  if (fragment) assert.ok(error.message.includes(fragment), `'${error.message}' does not say '${fragment}'`);
  return document;
}

export async function all(pages) {
  const items = [];
  for await (const item of pages) items.push(item);
  return items;
}

/** Pages as arrays. The query helper takes its page size from its argument, not from here. */
export async function pagesOf(list) {
  const pages = [];
  for await (const page of list.byPage()) pages.push([...(page.value ?? page)]);
  return pages;
}

/** Runs many calls, a few at a time. */
export async function inParallel(items, atOnce, call) {
  const waiting = [...items];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (waiting.length > 0) await call(waiting.shift());
  }));
}
