import { workbenches } from './environment';

/** One server and one Chromium for the whole run; what a test opened is closed after it. */
export const mochaHooks = {
  async beforeAll(this: Mocha.Context) {
    this.timeout(120_000);
    await workbenches.start();
  },
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    await workbenches.closeOpen(test?.state === 'failed' ? test.fullTitle() : undefined);
  },
  async afterAll(this: Mocha.Context) {
    await workbenches.stop();
  },
};
