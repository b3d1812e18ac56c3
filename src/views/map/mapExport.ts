import * as vscode from 'vscode';
import type { Catalog } from '../../catalog/catalog';
import type { Paper } from '../../catalog/paper';
import { showDone, showNotDone } from '../../workspace/messages';
import { baseName } from '../../workspace/texts';
import type { Picture } from './messages';

/** Larger pictures are no pictures of ours. */
const LARGEST = 100_000_000;

/** Writes a picture to a file that the user names. */
export async function saveImage(format: 'svg' | 'png', picture: Picture, data: string): Promise<void> {
  if (data.length > LARGEST) {
    showNotDone('The picture was not written: it is larger than 100 MB. Export it as TikZ or CSV.');
    return;
  }
  const bytes = format === 'svg' ? new TextEncoder().encode(data) : fromBase64(data);
  await save(bytes, picture, format);
}

/** Writes the numbers of a picture to a file that the user names: as CSV, or as PGFPlots code. */
export async function saveData(
  format: 'csv' | 'tex',
  picture: Picture,
  catalog: Catalog,
  passing: ReadonlySet<Paper> | undefined,
): Promise<void> {
  const [{ fieldMapOf }, tables, csv, tikz] = await Promise.all([
    import('../../fieldmap/fieldMap'),
    import('../../fieldmap/mapTables'),
    import('../../fieldmap/exportCsv'),
    import('../../fieldmap/exportTikz'),
  ]);
  const map = fieldMapOf(catalog);
  const keys = passing && new Set([...passing].map(({ id }) => id));
  let text: string;
  if (picture === 'timeline') {
    const timeline = tables.timelineOf(map, keys);
    text = format === 'csv' ? csv.timelineToCsv(timeline) : tikz.timelineToTikz(timeline);
  } else {
    const table = picture === 'growth' ? tables.growthTable(map, keys) : tables.crossingTable(map, keys);
    text = format === 'csv' ? csv.tableToCsv(table) : tikz.tableToTikz(table);
  }
  await save(new TextEncoder().encode(text), picture, format);
}

/** Asks for the place and writes the file; says where it went, or why it was not written. */
async function save(bytes: Uint8Array, picture: Picture, extension: string): Promise<void> {
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
