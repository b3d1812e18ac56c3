import * as vscode from 'vscode';
import { readDeclarations } from '../citation/citationContext';
import { NO_DECLARATIONS, type Declarations } from '../citation/declarations';

/** Notebooks with Markdown cells. */
export const NOTEBOOKS = '**/*.ipynb';

/** What a cell that cites has in its source, whatever the way of citing; outputs are not looked at. */
const MAY_CITE = /@[\p{L}\p{N}_{]|\{(?:foot)?cite/u;

/** The notebook that the text document is a cell of. */
export function notebookOf({ uri }: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (uri.scheme !== 'vscode-notebook-cell') return undefined;
  const cell = uri.toString();
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell),
  );
}

/** What the cells of a notebook say together; its metadata block may stand in a raw cell. */
export async function declarationsOfNotebook(notebook: vscode.NotebookDocument): Promise<Declarations> {
  const all: Declarations[] = [];
  for (const { document, kind } of notebook.getCells()) {
    const isText = kind === vscode.NotebookCellKind.Markup || document.languageId === 'raw';
    if (isText) all.push(await readDeclarations(document.getText(), 'markdown'));
  }
  return {
    ...NO_DECLARATIONS,
    files: [...new Set(all.flatMap(({ files }) => files))],
    citesAll: all.some(({ citesAll }) => citesAll === true),
    problem: all.find(({ problem }) => problem)?.problem,
  };
}

/**
 * The Markdown cells of a notebook file, if any of them may cite: opening a notebook is not cheap, so that its text is
 * looked at first.
 */
export async function cellsThatMayCite(uri: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
  const open = vscode.workspace.notebookDocuments.find((each) => each.uri.toString() === uri.toString());
  if (!open && !(await mayCite(uri))) return [];
  try {
    const notebook = open ?? (await vscode.workspace.openNotebookDocument(uri));
    return notebook
      .getCells()
      .filter(({ kind }) => kind === vscode.NotebookCellKind.Markup)
      .map(({ document }) => document);
  } catch {
    // Nothing here reads this kind of notebook.
    return [];
  }
}

async function mayCite(uri: vscode.Uri): Promise<boolean> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const { cells = [] } = JSON.parse(text) as {
      cells?: { cell_type?: string; source?: string | string[] }[];
    };
    return cells.some(
      ({ cell_type: kind, source = '' }) => kind === 'markdown' && MAY_CITE.test([source].flat().join('')),
    );
  } catch {
    return false;
  }
}
