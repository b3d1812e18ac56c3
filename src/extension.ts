import type * as vscode from 'vscode';

/** Builds the parts and wires them to VS Code; the same on desktop, remote and web. */
export function activate(_context: vscode.ExtensionContext): void {}
