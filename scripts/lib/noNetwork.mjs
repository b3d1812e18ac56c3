const { Headers } = globalThis;

/** Stands in the bundles for libraries that fetch: whoever fetches with it is told that this is not done here. */
function refuse(url) {
  throw new Error(`Not fetched: ${url}`);
}

/** Both shapes at once: a function that fetches, and one that is called without arguments to make such functions. */
export default Object.assign((url) => (url === undefined ? { fetch: refuse, Headers } : refuse(url)), {
  Headers,
});
