import * as vscode from 'vscode';
import { describeProblem } from '../../check/wording';
import type { BibliographyChecker, LocatedProblem } from '../../workspace/bibliographyChecker';
import type { CitationResolver } from '../../workspace/citationResolver';
import { isCiting } from '../../workspace/citingDocuments';
import { severityOf } from '../../workspace/settings';
import { baseName } from '../../workspace/texts';

/** Where problems of ours come from, as the Problems view shows it. */
export const SOURCE = 'Shelfmark';

/** After the last change so long is waited; with many entries typing comes first. */
const SETTLED_MS = 300;
const SETTLED_MANY_MS = 1500;
const MANY = 3000;

/** A diagnostic and the problem that it tells of. */
export interface ToldProblem {
  readonly diagnostic: vscode.Diagnostic;
  readonly located: LocatedProblem;
}

/** Keeps the problems of the documents and bibliographies that are shown in tabs up to date. */
export class ProblemDiagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('shelfmark');
  private readonly told = new Map<string, readonly ToldProblem[]>();
  private readonly versions = new WeakMap<vscode.TextDocument, number>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private run = new vscode.CancellationTokenSource();
  /** Whether a problem is not told because somebody is just typing there. */
  private isHoldingBack = false;

  /** Other problems are told than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly checker: BibliographyChecker,
    private readonly resolver: CitationResolver,
  ) {
    const later = (): void => this.later();
    this.subscriptions = [
      this.collection,
      this.changed,
      resolver.documents.onDidChange(later),
      resolver.documents.onDidRestructure(later),
      resolver.files.onDidChange(later),
      vscode.window.tabGroups.onDidChangeTabs(later),
      vscode.workspace.onDidOpenTextDocument(later),
      vscode.workspace.onDidSaveTextDocument(later),
      vscode.window.onDidChangeTextEditorSelection(() => {
        if (this.isHoldingBack) this.later();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('shelfmark')) this.later();
      }),
    ];
    this.later();
  }

  /** The problems of a document, as last told. */
  of(uri: vscode.Uri): readonly ToldProblem[] {
    return this.told.get(uri.toString()) ?? [];
  }

  /** The problems of a document as it is now: for who cannot wait until typing rests. */
  async now(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<readonly ToldProblem[]> {
    if (this.versions.get(document) === document.version) return this.of(document.uri);
    return (await this.problemsOf(document, token)).flatMap((located) => tell(located, document));
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.run.cancel();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private later(): void {
    clearTimeout(this.timer);
    const many = shownDocuments().some(
      ({ uri }) => (this.resolver.files.known(uri)?.entries.length ?? 0) > MANY,
    );
    this.timer = setTimeout(() => void this.check(), many ? SETTLED_MANY_MS : SETTLED_MS);
  }

  private async check(): Promise<void> {
    this.run.cancel();
    this.run = new vscode.CancellationTokenSource();
    const { token } = this.run;
    const shown = shownDocuments();
    this.isHoldingBack = false;
    for (const document of shown) {
      const { version } = document;
      const found = await this.problemsOf(document, token);
      if (token.isCancellationRequested) return;
      const finished = found.filter((located) => !isBeingTyped(located, document));
      this.isHoldingBack ||= finished.length < found.length;
      const told = finished.flatMap((located) => tell(located, document));
      this.told.set(document.uri.toString(), told);
      this.versions.set(document, version);
      this.collection.set(
        document.uri,
        told.map(({ diagnostic }) => diagnostic),
      );
    }
    const uris = new Set(shown.map(({ uri }) => uri.toString()));
    for (const key of [...this.told.keys()].filter((each) => !uris.has(each))) {
      this.told.delete(key);
      this.collection.delete(vscode.Uri.parse(key));
    }
    this.changed.fire();
  }

  private async problemsOf(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<readonly LocatedProblem[]> {
    if (isCiting(document)) {
      if (severityOf('missing-entry', document) === undefined) return [];
      return this.checker.checkDocument(await this.resolver.documents.of(document));
    }
    const unused = severityOf('unused-entry', document) !== undefined;
    return this.checker.checkBibliography(document.uri, { token, unused });
  }
}

/** Whether the cursor stands at a key in a document that is being changed: half a key is no problem yet. */
function isBeingTyped({ problem, range }: LocatedProblem, document: vscode.TextDocument): boolean {
  const editor = vscode.window.activeTextEditor;
  return (
    problem.code === 'missing-entry' &&
    document.isDirty &&
    editor?.document === document &&
    editor.selections.some(({ active }) => range.contains(active))
  );
}

function tell(located: LocatedProblem, document: vscode.TextDocument): ToldProblem[] {
  const { problem, range } = located;
  const severity = severityOf(problem.code, document);
  if (severity === undefined) return [];
  const diagnostic = new vscode.Diagnostic(range, wordsFor(located), severity);
  diagnostic.source = SOURCE;
  diagnostic.code = problem.code;
  if (problem.code === 'unused-entry') diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  if ('others' in problem) {
    diagnostic.relatedInformation = problem.others.map(
      ({ file, entry }) => new vscode.DiagnosticRelatedInformation(file.keyLocation(entry), entry.key),
    );
  }
  return [{ diagnostic, located }];
}

/** The problem in words, bibliographies called by their file names. */
export function wordsFor({ problem }: LocatedProblem): string {
  return describeProblem(problem, ({ uri }) => baseName(uri));
}

/** Documents in tabs that cite or are bibliographies. */
function shownDocuments(): vscode.TextDocument[] {
  const shown = new Set<string>();
  for (const { input } of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    if (input instanceof vscode.TabInputText) shown.add(input.uri.toString());
    else if (input instanceof vscode.TabInputTextDiff) shown.add(input.original.toString());
  }
  return vscode.workspace.textDocuments.filter(
    (document) =>
      (isCiting(document) || document.languageId === 'bibtex') &&
      (shown.has(document.uri.toString()) || document.uri.scheme === 'vscode-notebook-cell'),
  );
}
