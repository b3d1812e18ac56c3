import * as vscode from 'vscode';
import { citationSyntaxOf } from '../citation/citationContext';
import { settingsFor } from './settings';
import { baseName, folderOf, isFile, readText, resolvePath } from './texts';

/** Names under which a bibliography is looked for, and created, where no document names one. */
const USUAL_NAMES = ['references.bib', 'bibliography.bib'];
const IS_BIB = /\.bib(?:tex)?$/i;

export type Dialect = 'bibtex' | 'biblatex';

/** What stands in the way of knowing the bibliography; told to the user only when they cite. */
export interface LocatorProblem {
  readonly code: 'root-missing' | 'unsupported-format' | 'broken-front-matter';
  /** The path as the document writes it. */
  readonly path: string;
}

/** The bibliographies a document draws on. */
export interface BibliographySet {
  /** The .bib files that are there, the one that takes new entries first. */
  readonly files: readonly vscode.Uri[];
  /** Whether the document, its root or its project names a bibliography, be it there or not. */
  readonly named: boolean;
  /** The file to create when there is none and the user agrees; undefined where there is no place for one. */
  readonly suggested?: vscode.Uri | undefined;
  /** As the document or its root says; undefined when it does not tell. */
  readonly dialect?: Dialect | undefined;
  readonly problem?: LocatorProblem | undefined;
}

interface Named {
  readonly uris: vscode.Uri[];
  readonly dialect?: Dialect | undefined;
  readonly problem?: LocatorProblem | undefined;
}

/**
 * Finds the bibliographies of a document: what it or its root names, then `_quarto.yml`, the setting, and a file
 * with a usual name beside it or at the workspace root. Reads unsaved text before what is on disk.
 */
export async function locateBibliographies(document: vscode.TextDocument): Promise<BibliographySet> {
  if (document.isUntitled) return atWorkspaceRoot(document);
  const named =
    citationSyntaxOf(document.languageId) === 'pandoc'
      ? await namedInMarkdown(document)
      : await namedInLatex(document);
  const present = await existing(named.uris);
  const about = { named: named.uris.length > 0, dialect: named.dialect, problem: named.problem };
  if (present.length > 0) return { files: present, ...about };
  if (named.uris.length > 0) return { files: [], suggested: named.uris[0], ...about };
  // What cannot be read may name any bibliography: guessing one would put the entry into the wrong file.
  if (named.problem) return { files: [], ...about };

  const found = await existing(usualPlaces(document));
  if (found.length > 0) return { files: found.slice(0, 1), ...about };
  const alone = await onlyBibBeside(document);
  if (alone) return { files: [alone], ...about };
  return { files: [], suggested: usualPlaces(document)[0], ...about };
}

/** Reading front matter takes a YAML parser, which is loaded when the first citation needs it. */
const declarations = () => import('../bibliography/declarations');

async function atWorkspaceRoot(document: vscode.TextDocument): Promise<BibliographySet> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) return { files: [], named: false };
  const { findDeclarations } = await declarations();
  const { dialect } = findDeclarations(document.getText(), document.languageId);
  const found = await existing(USUAL_NAMES.map((name) => resolvePath(folder.uri, name)));
  return {
    files: found.slice(0, 1),
    named: false,
    suggested: resolvePath(folder.uri, 'references.bib'),
    dialect,
  };
}

async function namedInLatex(document: vscode.TextDocument): Promise<Named> {
  const { findDeclarations } = await declarations();
  const own = findDeclarations(document.getText(), document.languageId);
  const folder = folderOf(document.uri);
  const { uris, problem } = bibOnly(own.files, folder);
  if (!own.root) return { uris, dialect: own.dialect, problem };

  const rootUri = await firstExisting([
    resolvePath(folder, own.root),
    resolvePath(folder, `${own.root}.tex`),
  ]);
  const rootText = rootUri && (await readText(rootUri));
  if (!rootUri || rootText === undefined) {
    return { uris, dialect: own.dialect, problem: { code: 'root-missing', path: own.root } };
  }
  const root = findDeclarations(rootText, document.languageId);
  // TeX runs in the root's folder, so that is where a sub-file's paths start too.
  const rootFolder = folderOf(rootUri);
  const fromRoot = bibOnly([...own.files, ...root.files], rootFolder);
  return {
    uris: distinct([...fromRoot.uris, ...uris]),
    dialect: own.dialect ?? root.dialect,
    problem: fromRoot.problem,
  };
}

async function namedInMarkdown(document: vscode.TextDocument): Promise<Named> {
  const { findDeclarations } = await declarations();
  const own = findDeclarations(document.getText(), document.languageId);
  if (own.problem)
    return { uris: [], problem: { code: 'broken-front-matter', path: baseName(document.uri) } };
  if (own.files.length > 0) return bibOnly(own.files, folderOf(document.uri));
  const project = await quartoProject(document.uri);
  return project ? bibOnly(project.files, project.folder) : { uris: [] };
}

/** Only .bib files are written to, whatever a document names; others are a problem when there is nothing else. */
function bibOnly(files: readonly string[], folder: vscode.Uri): Named {
  const bib = files.filter((file) => IS_BIB.test(file));
  const other = files.find((file) => !bib.includes(file));
  if (bib.length > 0 || other === undefined) return { uris: bib.map((file) => resolvePath(folder, file)) };
  return { uris: [], problem: { code: 'unsupported-format', path: other } };
}

/** The nearest `_quarto.yml` above the document, no further than its workspace folder. */
async function quartoProject(
  uri: vscode.Uri,
): Promise<{ folder: vscode.Uri; files: readonly string[] } | undefined> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  let folder = folderOf(uri);
  for (let depth = 0; depth < 32; depth++) {
    for (const name of ['_quarto.yml', '_quarto.yaml']) {
      const text = await readText(vscode.Uri.joinPath(folder, name));
      if (text === undefined) continue;
      const { findQuartoBibliography } = await declarations();
      return { folder, files: findQuartoBibliography(text) };
    }
    if (!top || folder.path === top.path || folder.path === '/') return undefined;
    folder = folderOf(folder);
  }
  return undefined;
}

function usualPlaces(document: vscode.TextDocument): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(document.uri)?.uri;
  const fromSetting = settingsFor(document).bibliographyFile;
  const folders = root ? [folderOf(document.uri), root] : [folderOf(document.uri)];
  return distinct([
    ...(IS_BIB.test(fromSetting) ? [resolvePath(root ?? folderOf(document.uri), fromSetting)] : []),
    ...folders.flatMap((folder) => USUAL_NAMES.map((name) => resolvePath(folder, name))),
  ]);
}

async function onlyBibBeside(document: vscode.TextDocument): Promise<vscode.Uri | undefined> {
  const folder = folderOf(document.uri);
  try {
    const bibs = (await vscode.workspace.fs.readDirectory(folder)).filter(
      ([name, type]) => (type & vscode.FileType.File) !== 0 && name.toLowerCase().endsWith('.bib'),
    );
    return bibs.length === 1 && bibs[0] ? vscode.Uri.joinPath(folder, bibs[0][0]) : undefined;
  } catch {
    return undefined;
  }
}

async function existing(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const there = await Promise.all(uris.map(isFile));
  return uris.filter((_, index) => there[index]);
}

async function firstExisting(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  return (await existing(uris))[0];
}

function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
