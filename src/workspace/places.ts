import * as vscode from 'vscode';
import { settingsFor } from './settings';
import { folderOf, resolvePath } from './texts';

/** Names under which a bibliography is looked for, and created, where no document names one. */
export const USUAL_NAMES = ['references.bib', 'bibliography.bib'];
/** By its name. */
export const IS_BIBLIOGRAPHY = /\.(?:bib|bibtex|json|ya?ml)$/i;

/** Where the bibliography of a document that names none may be, and would be created, the likeliest first. */
export function usualPlaces(file: vscode.Uri, languageId: string): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
  const fromSetting = settingsFor({ uri: file, languageId }).bibliographyFile;
  const folders = root ? [folderOf(file), root] : [folderOf(file)];
  const places = [
    ...(IS_BIBLIOGRAPHY.test(fromSetting) ? [resolvePath(root ?? folderOf(file), fromSetting)] : []),
    ...folders.flatMap((folder) => USUAL_NAMES.map((name) => resolvePath(folder, name))),
  ];
  return [...new Map(places.map((uri) => [uri.toString(), uri])).values()];
}

/** The bibliography in the document's folder, if there is exactly one. */
export async function onlyBibBeside(file: vscode.Uri): Promise<vscode.Uri | undefined> {
  const folder = folderOf(file);
  try {
    const bibs = (await vscode.workspace.fs.readDirectory(folder)).filter(
      ([name, type]) => (type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith('.bib'),
    );
    return bibs.length === 1 && bibs[0] ? vscode.Uri.joinPath(folder, bibs[0][0]) : undefined;
  } catch {
    return undefined;
  }
}
