import * as vscode from 'vscode';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import { findCitations } from '../citation/citationContext';

/** The paper whose citation key the cursor of the active editor stands on; undefined where there is none. */
export function paperAtCursor(catalog: Catalog): Paper | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const offset = document.offsetAt(selection.active);
  const cited = findCitations(document.getText(), document.languageId).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  return cited && catalog.byId(cited.key);
}
