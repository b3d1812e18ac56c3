import * as vscode from 'vscode';
import { formatEntry } from '../bibliography/entryText';
import { cslOfPaper } from '../bibliography/formats/cslOfPaper';
import type { Catalog } from '../catalog/catalog';
import { exportMarkdown } from '../reading/exportMarkdown';
import { importWorks, type ImportedWorks, type ImportProblem } from '../reading/importWorks';
import { addWorks, type ReadingItems } from '../reading/listEdits';
import { mergeLists } from '../reading/merge';
import { paperOfItem } from '../reading/readingItem';
import type { CatalogStore } from '../workspace/catalogStore';
import { previewKeys } from '../workspace/entryPreview';
import { showDone, showNotDone } from '../workspace/messages';
import type { ListLocation } from '../workspace/readingList/listStorage';
import { isProblem } from '../workspace/readingList/listStorage';
import type { ReadingList } from '../workspace/readingList/readingList';
import { entryContent, settingsFor } from '../workspace/settings';
import { baseName, readText } from '../workspace/texts';

/** In bytes. */
const LARGEST_IMPORT = 10 * 1024 * 1024;

const FORMATS = {
  markdown: {
    label: 'Markdown',
    detail: 'Groups, links, tags and notes; can be imported again as it is',
    language: 'markdown',
  },
  bibtex: { label: 'BibTeX', detail: 'The entries of its papers', language: 'bibtex' },
  biblatex: { label: 'biblatex', detail: 'The entries of its papers', language: 'bibtex' },
  'csl-json': { label: 'CSL-JSON', detail: 'Its papers, for Zotero, Pandoc and others', language: 'json' },
} as const;
type Format = keyof typeof FORMATS;

/** Registers what brings reading lists into files and back, and from one place to the other. */
export function registerReadingTransfer(store: CatalogStore, list: ReadingList): vscode.Disposable {
  const copy = (location: ListLocation) => async (): Promise<void> => {
    const count = await list.copyTo(location);
    if (count === undefined) return;
    const whose = location === 'user' ? 'your own reading list' : 'the reading list of the workspace';
    showDone(`Copied ${papers(count)} to ${whose}`);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('shelfmark.exportReadingList', (format?: unknown) =>
      exportList(store, list, format),
    ),
    vscode.commands.registerCommand('shelfmark.importReadingList', (files?: unknown) =>
      importFiles(store, list, files),
    ),
    vscode.commands.registerCommand('shelfmark.copyReadingListToWorkspace', copy('workspace')),
    vscode.commands.registerCommand('shelfmark.copyReadingListToUser', copy('user')),
  );
}

/**
 * Opens the list as an untitled document: nothing is written before the user has seen it and said where to, no file can
 * be overwritten, and it works where there are no files at all.
 */
async function exportList(store: CatalogStore, list: ReadingList, wanted: unknown): Promise<void> {
  const items = await list.read();
  if (isProblem(items)) {
    showNotDone(`The reading list was not exported: ${items.problem}`);
    return;
  }
  if (items.length === 0) {
    showDone('The reading list is empty');
    return;
  }
  const format = isFormat(wanted) ? wanted : await askFormat();
  if (!format) return;
  const { catalog } = await store.load();
  const { content, left } = exported(format, items, catalog);
  const { language } = FORMATS[format];
  const document = await vscode.workspace.openTextDocument({ content, language });
  await vscode.window.showTextDocument(document, { preview: false });
  const done = `Exported ${papers(items.length - left)}`;
  showDone(left > 0 ? `${done}; left out ${papers(left)} that the catalog does not know` : done);
}

async function askFormat(): Promise<Format | undefined> {
  const picks = (Object.keys(FORMATS) as Format[]).map((format) => ({ format, ...FORMATS[format] }));
  return (await vscode.window.showQuickPick(picks, { title: 'Export Reading List As' }))?.format;
}

/** The text, and how many items it leaves out because there is nothing to write an entry from. */
function exported(
  format: Format,
  items: ReadingItems,
  catalog: Catalog,
): { readonly content: string; readonly left: number } {
  if (format === 'markdown') return { content: exportMarkdown(items, catalog), left: 0 };
  const known = items.flatMap((item) => paperOfItem(catalog, item) ?? []);
  const keys = previewKeys(known);
  const left = items.length - known.length;
  if (format === 'csl-json') {
    const data = known.map((paper, index) => cslOfPaper(paper, keys[index]!));
    return { content: `${JSON.stringify(data, undefined, 2)}\n`, left };
  }
  const content = entryContent(settingsFor(undefined));
  const entries = known.map((paper, index) =>
    formatEntry(paper, { ...content, key: keys[index]!, dialect: format }),
  );
  return { content: entries.map((entry) => `${entry}\n`).join('\n'), left };
}

function isFormat(value: unknown): value is Format {
  return typeof value === 'string' && Object.hasOwn(FORMATS, value);
}

/** Reads files, those given or those the user picks, and tells in one message what came of them. */
async function importFiles(store: CatalogStore, list: ReadingList, given: unknown): Promise<void> {
  const files = [given].flat().filter((file) => file instanceof vscode.Uri);
  const chosen = files.length > 0 ? files : await askFiles();
  if (!chosen || chosen.length === 0) return;
  const { catalog } = await store.load();
  const now = new Date();
  const failures: string[] = [];
  const imports: ImportedWorks[] = [];
  for (const file of chosen) {
    const result = await readWorks(file, catalog, now);
    if (typeof result === 'string') failures.push(`${baseName(file)} ${FAILURES[result]}`);
    else imports.push(result);
  }
  if (imports.length === 0) {
    showNotDone(`Nothing was imported into the reading list: ${failures.join('. ')}.`);
    return;
  }
  let added = 0;
  const isDone = await list.edit((items) => {
    const merged = imports.reduce(
      (all, { items: theirs, works }) => addWorks(mergeLists(all, theirs), works, now),
      items,
    );
    added = merged.length - items.length;
    return merged;
  });
  if (!isDone) return;
  const named = imports.reduce((sum, { items, works }) => sum + items.length + works.length, 0);
  const unknown = imports.reduce((sum, result) => sum + result.unknown, 0);
  const done = `Added ${papers(added)} to the reading list${named > added ? `, ${named - added} were there` : ''}`;
  const left =
    unknown > 0
      ? [`${unknown} ${unknown === 1 ? 'work is' : 'works are'} not in the catalog and left out`]
      : [];
  if (failures.length + left.length === 0) showDone(done);
  else showNotDone(`${[done, ...left, ...failures].join('. ')}.`);
}

type Failure = ImportProblem | 'unreadable' | 'too-large';
const FAILURES: Readonly<Record<Failure, string>> = {
  format: 'is in no format that can be imported: take Markdown, a bibliography or CSL-JSON',
  broken: 'is broken: nothing of it was imported. Mend it and try again',
  nothing: 'names no works: link to arXiv or a DOI, or name citation keys',
  unreadable: 'cannot be read',
  'too-large': 'is larger than 10 MB: nothing of it was imported',
};

async function readWorks(file: vscode.Uri, catalog: Catalog, now: Date): Promise<ImportedWorks | Failure> {
  try {
    if ((await vscode.workspace.fs.stat(file)).size > LARGEST_IMPORT) return 'too-large';
  } catch {
    return 'unreadable';
  }
  const text = await readText(file);
  return text === undefined ? 'unreadable' : importWorks(file.path, text, catalog, now);
}

async function askFiles(): Promise<readonly vscode.Uri[] | undefined> {
  return vscode.window.showOpenDialog({
    title: 'Import into Reading List',
    openLabel: 'Import',
    canSelectMany: true,
    filters: {
      'Markdown, bibliographies, CSL-JSON': [
        ...['md', 'markdown', 'qmd', 'rmd', 'txt', 'bib', 'bibtex', 'json', 'yaml', 'yml'],
      ],
    },
  });
}

function papers(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}
