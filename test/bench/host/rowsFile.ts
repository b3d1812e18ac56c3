import * as vscode from 'vscode';
import type { BenchRow } from '../rows';

const rows: BenchRow[] = [];

/** Adds figures to those of this run, which go beside the opened folder. */
export async function report(...measured: readonly BenchRow[]): Promise<void> {
  rows.push(...measured);
  const file = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '..', 'bench.json');
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(rows)));
}
