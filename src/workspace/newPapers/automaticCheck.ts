import * as vscode from 'vscode';
import type { ListCheck } from './checkList';

const DAY = 24 * 60 * 60 * 1000;
const INTERVALS: Readonly<Record<string, number>> = { daily: DAY, weekly: 7 * DAY };
const LAST_TRY = 'newPapers.lastTry';
/** The first look at the clock, when a window has long finished starting; then as often as this. */
const FIRST_LOOK_MS = 2 * 60 * 1000;
const LOOK_MS = 60 * 60 * 1000;

/**
 * Checks for new papers as often as the user asked for, which is never unless they did. Says nothing, whatever comes
 * of it: what is new shows in the view.
 */
export class AutomaticCheck implements vscode.Disposable {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = new AbortController();
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly check: ListCheck,
    private readonly state: vscode.Memento,
    private readonly now: () => number = Date.now,
  ) {
    this.subscription = vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('shelfmark.newPapers.check')) this.schedule(FIRST_LOOK_MS);
    });
    this.schedule(FIRST_LOOK_MS);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.stop.abort();
    this.subscription.dispose();
  }

  /** Checks if it is time to; a failure is tried again when the next check is due. */
  async look(): Promise<void> {
    const interval = intervalNow();
    if (interval === undefined) return;
    // Written before the check: of several windows one checks.
    const since = this.now() - this.state.get<number>(LAST_TRY, 0);
    // A last time that is yet to come is that of a clock which was wrong.
    if (since >= 0 && since < interval) return;
    await this.state.update(LAST_TRY, this.now());
    await this.check.run({ signal: this.stop.signal });
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    if (intervalNow() === undefined || this.stop.signal.aborted) return;
    this.timer = setTimeout(() => {
      void this.look().finally(() => this.schedule(LOOK_MS));
    }, delay);
  }
}

/** Milliseconds between two checks; undefined for never. */
function intervalNow(): number | undefined {
  const wanted = vscode.workspace.getConfiguration('shelfmark.newPapers').get<string>('check', 'never');
  return Object.hasOwn(INTERVALS, wanted) ? INTERVALS[wanted] : undefined;
}
