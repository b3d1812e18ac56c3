/** Every test file of the folder that is bundled; see esbuild.mjs. */
declare module 'tests';

/** Mocha's build for browsers: an instance that is ready to be set up. */
declare module 'mocha/mocha.js' {
  const mocha: BrowserMocha & { readonly options: Mocha.MochaOptions; readonly suite: Mocha.Suite };
  export default mocha;
}
