import * as vscode from 'vscode';
import { paperOf } from '../bibliography/paperOf';
import type { Catalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import type { CitationResolver } from '../workspace/citationResolver';

/** The paper whose citation key or entry the cursor of the active editor stands on; undefined where there is none. */
export async function paperAtCursor(
  catalog: Catalog,
  resolver: CitationResolver,
): Promise<Paper | undefined> {
  const editor = vscode.window.activeTextEditor;
  const place = editor && (await resolver.keyAt(editor.document, editor.selection.active));
  if (!place) return undefined;
  return place.found ? paperOf(catalog, place.found.entry) : catalog.byId(place.key);
}
