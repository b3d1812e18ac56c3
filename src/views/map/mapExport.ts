import * as vscode from 'vscode';
import { showDone, showNotDone } from '../../workspace/messages';
import { baseName } from '../../workspace/texts';
import type { Picture } from './messages';

/** Larger pictures are no pictures of ours. */
const LARGEST = 100_000_000;

/** Writes a picture to a file that the user names. */
export async function saveImage(format: 'svg' | 'png', picture: Picture, data: string): Promise<void> {
  if (data.length > LARGEST) return;
  const bytes = format === 'svg' ? new TextEncoder().encode(data) : fromBase64(data);
  await save(bytes, picture, format);
}

/** Asks for the place and writes the file; says where it went, or why it was not written. */
export async function save(bytes: Uint8Array, picture: Picture, extension: string): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `research-map-${picture}.${extension}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    title: 'Export Research Map',
    filters: { [extension.toUpperCase()]: [extension] },
  });
  if (!target) return;
  try {
    await vscode.workspace.fs.writeFile(target, bytes);
    showDone(`Wrote ${baseName(target)}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    showNotDone(`${baseName(target)} was not written (${reason}). Choose another place.`);
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
