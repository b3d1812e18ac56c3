import * as vscode from 'vscode';

/** The document when VS Code has it open in memory, be it in a tab or not. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === wanted);
}

/** The file's text as the user sees it: unsaved edits first, else what is on disk; undefined when there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const document = openDocument(uri);
  if (document) return document.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}

/** Whether a file (not a folder) is there, on disk or as an open document. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

/** The folder that holds the file, on the same file system. */
export function folderOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The last segment of the path. */
export function baseName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/**
 * The file that `path` names as seen from `folder`, on the same file system. Takes `/` and `\` and absolute paths,
 * also Windows' with a drive letter.
 */
export function resolvePath(folder: vscode.Uri, path: string): vscode.Uri {
  const slashed = path.trim().replace(/\\/g, '/');
  if (/^[A-Za-z]:\//.test(slashed)) return folder.with({ path: `/${slashed}` });
  if (slashed.startsWith('/')) return folder.with({ path: slashed });
  return vscode.Uri.joinPath(folder, slashed);
}
