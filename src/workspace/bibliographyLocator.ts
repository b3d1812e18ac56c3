import * as vscode from 'vscode';
import { syntaxModulesOf } from '../citation/citationContext';
import type { Declarations } from '../citation/declarations';
import type { Dialect } from '../util/dialect';
import { isCiting, type CitingDocument, type CitingDocuments } from './citingDocuments';
import { DocumentParts, type Whole } from './documentParts';
import { IS_BIBLIOGRAPHY, onlyBibBeside, USUAL_NAMES, usualPlaces } from './places';
import { baseName, folderOf, isFile, readText, resolvePath } from './texts';

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

/** What a whole says of its bibliographies. */
interface WholeSummary extends Named, Pick<BibliographySet, 'dialect' | 'definedKeys' | 'citesAll'> {}

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
  private summaries = new Map<string, Promise<WholeSummary>>();
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

  /** The documents that are one with this one, as they are now: itself, its root, and all that the root takes in. */
  async partsOf(document: CitingDocument): Promise<readonly CitingDocument[]> {
    const { wholes } = await this.parts.wholesOf(document);
    const uris = new Map(
      wholes.flatMap(({ members }) => members).map(({ uri }) => [uri.toString(), uri] as const),
    );
    const parts = await Promise.all([...uris.values()].map((uri) => this.documents.at(uri)));
    const found = parts.filter((part) => part !== undefined);
    return found.some(({ uri }) => uri.toString() === document.uri.toString()) ? found : [document, ...found];
  }

  /** The bibliographies of an open document. */
  async locate(document: vscode.TextDocument): Promise<BibliographySet> {
    const set = isCiting(document)
      ? await this.locateFor(await this.documents.of(document))
      : await this.findAnew({
          uri: document.uri,
          home: document.uri,
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

  /**
   * The bibliographies of a document that need not be open.
   *
   * @param listed Whether the files of the workspace were just listed: for who asks about many documents.
   */
  locateFor(document: CitingDocument, listed = false): Promise<BibliographySet> {
    const key = document.uri.toString();
    const declared = JSON.stringify(document.declarations);
    const known = this.sets.get(key);
    if (known?.declared === declared) return known.set;
    const set = this.findAnew(document, listed);
    this.sets.set(key, { declared, set });
    return set;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private forget(): void {
    this.sets = new Map();
    this.present = new Map();
    this.summaries = new Map();
    this.parts.forget();
  }

  private async findAnew(document: CitingDocument, listed = false): Promise<BibliographySet> {
    if (document.uri.scheme === 'untitled') return this.atWorkspaceRoot(document);
    const { declarations } = document;
    const { wholes, missingRoot } = await this.parts.wholesOf(document, listed);
    const summaries = await Promise.all(wholes.map((whole) => this.summaryOf(whole)));
    const about = {
      dialect: declarations.dialect ?? summaries.find(({ dialect }) => dialect !== undefined)?.dialect,
      definedKeys: unionOf([new Set(declarations.definedKeys), ...summaries.map((each) => each.definedKeys)]),
      citesAll: declarations.citesAll === true || summaries.some(({ citesAll }) => citesAll),
    };
    if (declarations.problem) {
      const problem = { code: 'broken-front-matter', path: baseName(document.home) } as const;
      return { files: [], named: false, missing: [], problem, ...about };
    }
    let named = await this.namedIn(document, wholes, summaries);
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
    const usual = usualPlaces(document.home, document.languageId);
    const beside = (await this.existing(usual)).slice(0, 1);
    if (beside.length > 0) return { files: beside, ...found };
    const alone = await onlyBibBeside(document.home);
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

  /** What the document names, then what the wholes that it is part of name. */
  private async namedIn(
    { home, declarations }: CitingDocument,
    wholes: readonly Whole[],
    summaries: readonly WholeSummary[],
  ): Promise<Named> {
    const named: Named[] = [];
    for (const { root } of wholes) {
      // TeX runs in the root's folder, so that is where a part's paths start too.
      named.push(await this.resolve(declarations, [folderOf(root), folderOf(home)]));
    }
    named.push(...summaries);
    const uris = distinct(named.flatMap((each) => each.uris));
    return { uris, problem: uris.length > 0 ? undefined : named.find((each) => each.problem)?.problem };
  }

  /** What all members of a whole say together; worked out once for all of its parts. */
  private summaryOf(whole: Whole): Promise<WholeSummary> {
    const key = whole.root.toString();
    let summary = this.summaries.get(key);
    if (!summary) {
      summary = this.summarize(whole);
      this.summaries.set(key, summary);
    }
    return summary;
  }

  private async summarize({ root, members }: Whole): Promise<WholeSummary> {
    const named: Named[] = [];
    for (const { home, declarations } of members) {
      if (declarations.files.length === 0) continue;
      named.push(await this.resolve(declarations, [folderOf(root), folderOf(home)]));
    }
    return {
      uris: distinct(named.flatMap(({ uris }) => uris)),
      problem: named.find(({ problem }) => problem)?.problem,
      dialect: members.find(({ declarations }) => declarations.dialect)?.declarations.dialect,
      definedKeys: new Set(members.flatMap(({ declarations }) => declarations.definedKeys ?? [])),
      citesAll: members.some(({ declarations }) => declarations.citesAll === true),
    };
  }

  /** The bibliographies that the nearest project file above the document names, no further than its workspace folder. */
  private async namedInProject({ home, languageId }: CitingDocument): Promise<Named> {
    const projects = syntaxModulesOf(languageId).flatMap(({ project }) => project ?? []);
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

function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
  return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

/** All that stands in any of the sets; one of them where the others are empty. */
function unionOf(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const filled = sets.filter(({ size }) => size > 0);
  return filled.length === 1 ? filled[0]! : new Set(filled.flatMap((set) => [...set]));
}
