import * as vscode from 'vscode';
import { syntaxModulesOf } from '../citation/citationContext';
import type { Declarations } from '../citation/declarations';
import type { Dialect } from '../util/dialect';
import { isCiting, type CitingDocument, type CitingDocuments } from './citingDocuments';
import { DocumentParts, type Whole } from './documentParts';
import { settingsFor } from './settings';
import { baseName, folderOf, isFile, readText, resolvePath } from './texts';

/** Names under which a bibliography is looked for, and created, where no document names one. */
const USUAL_NAMES = ['references.bib', 'bibliography.bib'];
const IS_BIBLIOGRAPHY = /\.(?:bib|bibtex)$/i;

/** What stands in the way of knowing the bibliography; told to the user only when they cite. */
export interface LocatorProblem {
  readonly code: 'root-missing' | 'unsupported-format' | 'broken-front-matter';
  /** The path as the document writes it. */
  readonly path: string;
}

/** The bibliographies a document draws on. */
export interface BibliographySet {
  /** The bibliographies that are there, the one that takes new entries first. */
  readonly files: readonly vscode.Uri[];
  /** Whether the document, its root or its project names a bibliography, be it there or not. */
  readonly named: boolean;
  /** Bibliographies that are named but not there. */
  readonly missing: readonly vscode.Uri[];
  /** The file to create when there is none and the user agrees; undefined where there is no place for one. */
  readonly suggested?: vscode.Uri | undefined;
  /** As the document or its root says; undefined when it does not tell. */
  readonly dialect?: Dialect | undefined;
  /** Keys that the document and those it belongs with give references to themselves (`\bibitem`). */
  readonly definedKeys: ReadonlySet<string>;
  /** Whether the document or one it belongs with cites every entry (`\nocite{*}`). */
  readonly citesAll: boolean;
  readonly problem?: LocatorProblem | undefined;
}

interface Named {
  readonly uris: readonly vscode.Uri[];
  readonly problem?: LocatorProblem | undefined;
}

/**
 * Finds the bibliographies of a document: what it, the whole that it is part of and their parts name, then its
 * project file, the setting, and a file with a usual name beside it or at the workspace root. Reads unsaved text
 * before what is on disk, and keeps what it found until something changes.
 */
export class BibliographyLocator implements vscode.Disposable {
  private readonly parts: DocumentParts;
  private sets = new Map<string, { declared: string; set: Promise<BibliographySet> }>();
  private readonly last = new Map<string, BibliographySet>();
  private present = new Map<string, Promise<boolean>>();
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly documents: CitingDocuments) {
    this.parts = new DocumentParts(documents);
    const forget = (): void => this.forget();
    this.subscriptions = [
      documents.onDidRestructure(forget),
      vscode.workspace.onDidCreateFiles(forget),
      vscode.workspace.onDidDeleteFiles(forget),
      vscode.workspace.onDidRenameFiles(forget),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (/\.ya?ml$/i.test(uri.path)) this.forget();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('shelfmark.bibliography')) this.forget();
      }),
    ];
  }

  /** The bibliographies of an open document. */
  async locate(document: vscode.TextDocument): Promise<BibliographySet> {
    const set = isCiting(document)
      ? await this.locateFor(await this.documents.of(document))
      : await this.findAnew({
          uri: document.uri,
          languageId: document.languageId,
          citations: [],
          declarations: { files: [] },
        });
    this.last.set(document.uri.toString(), set);
    return set;
  }

  /** The same, with everything looked up anew: for what is about to be written. */
  async locateNow(document: vscode.TextDocument): Promise<BibliographySet> {
    this.forget();
    return this.locate(document);
  }

  /** Without waiting, as it was when last asked for; undefined where nobody asked yet. */
  known(document: vscode.TextDocument): BibliographySet | undefined {
    return this.last.get(document.uri.toString());
  }

  /** The bibliographies of a document that need not be open. */
  locateFor(document: CitingDocument): Promise<BibliographySet> {
    const key = document.uri.toString();
    const declared = JSON.stringify(document.declarations);
    const known = this.sets.get(key);
    if (known?.declared === declared) return known.set;
    const set = this.findAnew(document);
    this.sets.set(key, { declared, set });
    return set;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private forget(): void {
    this.sets = new Map();
    this.present = new Map();
    this.parts.forget();
  }

  private async findAnew(document: CitingDocument): Promise<BibliographySet> {
    if (document.uri.scheme === 'untitled') return this.atWorkspaceRoot(document);
    const { declarations } = document;
    const { wholes, missingRoot } = await this.parts.wholesOf(document);
    const all = [
      declarations,
      ...wholes.flatMap(({ members }) => members.map((member) => member.declarations)),
    ];
    const about = {
      dialect: all.find(({ dialect }) => dialect !== undefined)?.dialect,
      definedKeys: new Set(all.flatMap(({ definedKeys }) => definedKeys ?? [])),
      citesAll: all.some(({ citesAll }) => citesAll === true),
    };
    if (declarations.problem) {
      const problem = { code: 'broken-front-matter', path: baseName(homeOf(document.uri)) } as const;
      return { files: [], named: false, missing: [], problem, ...about };
    }
    let named = await this.namedIn(document, wholes);
    if (missingRoot !== undefined) {
      named = { ...named, problem: { code: 'root-missing', path: missingRoot } };
    } else if (named.uris.length === 0 && !named.problem) named = await this.namedInProject(document);
    const files = await this.existing(named.uris);
    const there = new Set(files.map(String));
    const found = {
      named: named.uris.length > 0,
      missing: named.uris.filter((uri) => !there.has(uri.toString())),
      problem: named.problem,
      ...about,
    };
    if (files.length > 0) return { files, ...found };
    if (named.uris.length > 0) return { files: [], suggested: named.uris[0], ...found };
    // What cannot be read may name any bibliography: guessing one would put the entry into the wrong file.
    if (named.problem) return { files: [], ...found };
    const usual = usualPlaces(homeOf(document.uri), document.languageId);
    const beside = (await this.existing(usual)).slice(0, 1);
    if (beside.length > 0) return { files: beside, ...found };
    const alone = await onlyBibBeside(homeOf(document.uri));
    return alone ? { files: [alone], ...found } : { files: [], suggested: usual[0], ...found };
  }

  private async atWorkspaceRoot({ declarations }: CitingDocument): Promise<BibliographySet> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const usual = folder ? USUAL_NAMES.map((name) => resolvePath(folder, name)) : [];
    return {
      files: (await this.existing(usual)).slice(0, 1),
      named: false,
      missing: [],
      suggested: usual[0],
      dialect: declarations.dialect,
      definedKeys: new Set(declarations.definedKeys),
      citesAll: declarations.citesAll === true,
    };
  }

  /** What the document names, then what the wholes that it is part of and their other parts name. */
  private async namedIn(document: CitingDocument, wholes: readonly Whole[]): Promise<Named> {
    const own = homeOf(document.uri);
    const named: Named[] = [];
    for (const { root, members } of wholes) {
      // TeX runs in the root's folder, so that is where a part's paths start too.
      const ordered = [
        document,
        ...members.filter((member) => member.uri.toString() !== document.uri.toString()),
      ];
      for (const { uri, declarations } of ordered) {
        named.push(await this.resolve(declarations, [folderOf(homeOf(root)), folderOf(homeOf(uri))]));
      }
    }
    if (wholes.length === 0) named.push(await this.resolve(document.declarations, [folderOf(own)]));
    const uris = distinct(named.flatMap((each) => each.uris));
    return { uris, problem: uris.length > 0 ? undefined : named.find((each) => each.problem)?.problem };
  }

  /** The bibliographies that the nearest project file above the document names, no further than its workspace folder. */
  private async namedInProject({ uri, languageId }: CitingDocument): Promise<Named> {
    const projects = syntaxModulesOf(languageId).flatMap(({ project }) => project ?? []);
    const home = homeOf(uri);
    const top = vscode.workspace.getWorkspaceFolder(home)?.uri;
    let folder = folderOf(home);
    for (let depth = 0; depth < 32 && projects.length > 0; depth++) {
      for (const project of projects) {
        for (const name of project.names) {
          const file = vscode.Uri.joinPath(folder, name);
          const text = (await this.isPresent(file)) ? await readText(file) : undefined;
          if (text === undefined) continue;
          const declarations = await project.declarations(text, name);
          if (declarations.files.length > 0) return this.resolve(declarations, [folder]);
        }
      }
      if (!top || folder.path === top.path || folder.path === '/') break;
      folder = folderOf(folder);
    }
    return { uris: [] };
  }

  /** The files as seen from the first of the folders in which they are; those that are nowhere, from the first. */
  private async resolve({ files }: Declarations, folders: readonly vscode.Uri[]): Promise<Named> {
    const known = files.filter((file) => IS_BIBLIOGRAPHY.test(file));
    if (known.length === 0 && files[0] !== undefined) {
      return { uris: [], problem: { code: 'unsupported-format', path: files[0] } };
    }
    const uris: vscode.Uri[] = [];
    for (const file of known) {
      const top = vscode.workspace.getWorkspaceFolder(folders[0]!)?.uri;
      const places = folders.map((folder) => resolvePath(folder, file));
      if (file.startsWith('/') && top) places.push(resolvePath(top, file.slice(1)));
      uris.push((await this.existing(places))[0] ?? places[0]!);
    }
    return { uris };
  }

  private async existing(uris: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
    const there = await Promise.all(uris.map((uri) => this.isPresent(uri)));
    return uris.filter((_, index) => there[index]);
  }

  private isPresent(uri: vscode.Uri): Promise<boolean> {
    const key = uri.toString();
    let present = this.present.get(key);
    if (!present) {
      present = isFile(uri);
      this.present.set(key, present);
    }
    return present;
  }
}

/** The file on which the paths of a document start: its own, or the notebook that a cell is part of. */
export function homeOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme !== 'vscode-notebook-cell') return uri;
  const notebook = vscode.workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document.uri.toString() === uri.toString()),
  );
  return notebook?.uri ?? uri;
}

function usualPlaces(file: vscode.Uri, languageId: string): vscode.Uri[] {
  const root = vscode.workspace.getWorkspaceFolder(file)?.uri;
  const fromSetting = settingsFor({ uri: file, languageId }).bibliographyFile;
  const folders = root ? [folderOf(file), root] : [folderOf(file)];
  return distinct([
    ...(IS_BIBLIOGRAPHY.test(fromSetting) ? [resolvePath(root ?? folderOf(file), fromSetting)] : []),
    ...folders.flatMap((folder) => USUAL_NAMES.map((name) => resolvePath(folder, name))),
  ]);
}

async function onlyBibBeside(file: vscode.Uri): Promise<vscode.Uri | undefined> {
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

function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
