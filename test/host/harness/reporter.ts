import * as vscode from 'vscode';
import type mocha from 'mocha/mocha.js';

/** The results, in the shape of mocha's JSON reporter, with what it says of a run that was cut off. */
interface Results {
  stats: { tests: number; passes: number; failures: number };
  failures: { fullTitle: string; err: { message: string; stack: string } }[];
  /** The test that runs now; a run that hung or crashed leaves it behind. */
  running: string | undefined;
  finished: boolean;
}

/**
 * Runs mocha and keeps the results in a file that is written anew after each test, so that they outlive a crash.
 * The file is written through VS Code, which works from every kind of extension host.
 *
 * @returns The number of tests that failed.
 */
export async function report(instance: typeof mocha, file: vscode.Uri): Promise<number> {
  const results: Results = {
    stats: { tests: 0, passes: 0, failures: 0 },
    failures: [],
    running: undefined,
    finished: false,
  };
  const writer = new Writer(file, () => JSON.stringify(results));

  function Reporter(runner: Mocha.Runner): void {
    runner.on('test', (test) => {
      results.running = test.fullTitle();
      writer.changed();
    });
    runner.on('pass', () => results.stats.passes++);
    runner.on('fail', (test, err: Error) => {
      results.stats.failures++;
      results.failures.push({
        fullTitle: test.fullTitle(),
        err: { message: String(err?.message ?? err), stack: String(err?.stack ?? '') },
      });
    });
    runner.on('test end', () => {
      results.stats.tests++;
      results.running = undefined;
      writer.changed();
    });
  }
  instance.reporter(Reporter as unknown as Mocha.ReporterConstructor);

  await new Promise<void>((resolve) => {
    // Not `instance.run`: that reads the query of a page's address, and there is no page.
    const { run } = (globalThis as unknown as { Mocha: { prototype: Mocha } }).Mocha.prototype;
    run.call(instance as unknown as Mocha, () => resolve());
  });
  results.finished = true;
  writer.changed();
  await writer.done();
  return results.stats.failures;
}

/** Writes the latest state of something, one write at a time. */
class Writer {
  private writing: Promise<void> | undefined;
  private again = false;

  constructor(
    private readonly file: vscode.Uri,
    private readonly text: () => string,
  ) {}

  changed(): void {
    if (this.writing) this.again = true;
    else this.writing = this.write();
  }

  async done(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async write(): Promise<void> {
    do {
      this.again = false;
      await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(this.text()));
    } while (this.again);
    this.writing = undefined;
  }
}
