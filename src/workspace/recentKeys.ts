import type * as vscode from 'vscode';

const STORED_AS = 'shelfmark.recentKeys';
const REMEMBERED = 60;

/** The keys that were cited last in this workspace, across sessions. */
export class RecentKeys {
  constructor(private readonly state: vscode.Memento) {}

  /** Latest first. */
  get all(): readonly string[] {
    return this.state.get<string[]>(STORED_AS, []);
  }

  remember(keys: readonly string[]): void {
    const all = [...new Set([...keys, ...this.all])].slice(0, REMEMBERED);
    void this.state.update(STORED_AS, all);
  }
}
