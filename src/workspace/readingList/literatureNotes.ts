import * as vscode from 'vscode';
import type { Catalog } from '../../catalog/catalog';
import { displayName, type Paper } from '../../catalog/paper';
import {
  BUILT_IN_TEMPLATE,
  fillTemplate,
  notePath,
  noteValues,
  pathInside,
  type NotePathProblem,
} from '../../reading/literatureNote';
import type { ReadingItem } from '../../reading/readingItem';
import { isFile, readText } from '../texts';

const PATH = 'shelfmark.literatureNote.path';
const TEMPLATE = 'shelfmark.literatureNote.template';
/** In UTF-16 units; what is larger is no template. */
const LARGEST_TEMPLATE = 100_000;

const WRONG_PATHS: Readonly<Record<NotePathProblem, string>> = {
  empty: 'is empty',
  outside: 'leads out of the workspace folder',
  'not-text': 'names no text file such as notes/{key}.md',
};

/**
 * Makes a file of the workspace for the literature note on the paper, from the template that the settings name. A file
 * that is there already is left as it is.
 *
 * @returns The file and whether it is new; or why there is none, and what to do, as a sentence.
 */
export async function createLiteratureNote(
  paper: Paper,
  catalog: Catalog,
  listed: ReadingItem | undefined,
): Promise<{ readonly file: vscode.Uri; readonly isNew: boolean } | { readonly problem: string }> {
  const folder = folderForNotes();
  const name = displayName(paper);
  const notMade = (reason: string): { problem: string } => ({
    problem: `No literature note on ${name} was created: ${reason}`,
  });
  if (!folder) return notMade('no folder is open. Open the one that your notes are in.');
  const settings = vscode.workspace.getConfiguration('shelfmark.literatureNote', folder);
  const values = noteValues(paper, catalog, listed ?? { tags: [], note: '' }, new Date());
  const year = String(values['year']) || 'undated';
  const path = notePath(settings.get<string>('path', ''), { key: paper.id, year });
  if ('problem' in path) return notMade(`the path in "${PATH}" ${WRONG_PATHS[path.problem]}. Correct it.`);

  const file = vscode.Uri.joinPath(folder, path.path);
  if (await isFile(file)) return { file, isNew: false };
  const template = await readTemplate(folder, settings.get<string>('template', '').trim());
  if (typeof template !== 'string') return notMade(template.problem);

  const edit = new vscode.WorkspaceEdit();
  // A file that came into being meanwhile is kept as it is.
  edit.createFile(file, {
    ignoreIfExists: true,
    contents: new TextEncoder().encode(fillTemplate(template, values)),
  });
  try {
    if (await vscode.workspace.applyEdit(edit)) return { file, isNew: true };
  } catch {
    // Told below: why, VS Code does not say either way.
  }
  return notMade(`${path.path} cannot be written. Make the folder writable, or change "${PATH}".`);
}

/** The folder of the document that is open, else the first one. */
function folderForNotes(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const around = active && vscode.workspace.getWorkspaceFolder(active);
  return (around ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

async function readTemplate(folder: vscode.Uri, path: string): Promise<string | { problem: string }> {
  if (path === '') return BUILT_IN_TEMPLATE;
  const inside = pathInside(path);
  if (inside === undefined) {
    return { problem: `the template in "${TEMPLATE}" is not in the workspace folder. Correct the path.` };
  }
  const text = await readText(vscode.Uri.joinPath(folder, inside));
  if (text === undefined || text.length > LARGEST_TEMPLATE || text.includes('\0')) {
    const reason = text === undefined ? 'cannot be read' : 'is no template';
    return { problem: `${inside}, which "${TEMPLATE}" names, ${reason}. Correct the path.` };
  }
  return text;
}
