import * as vscode from 'vscode';
import type { TextInsertion } from '../bibliography/insertion';
import { citationSyntaxOf } from '../citation/citationContext';
import { markdownLinks } from '../citation/markdownLink';
import { type Paper } from '../catalog/paper';
import type { BibliographyFiles } from './bibliographyFiles';
import type { BibliographyLocator, BibliographySet } from './bibliographyLocator';
import {
  describe,
  dialectFor,
  keysBeforehand,
  openForWriting,
  planEntries,
  type EntryWishes,
  type OpenBibliography,
} from './bibliographyWriter';
import { findCitedKeys } from './citedKeys';
import type { BibliographyCreator } from './bibliographyCreator';
import { nameList, showDone, showNotDone } from './messages';
import type { RecentKeys } from './recentKeys';
import { settingsFor } from './settings';
import { baseName } from './texts';
import type { UndoFollower } from './undoFollower';

/** What is to stand in the document. */
export type Cited =
  | { readonly form: 'key'; readonly keys: readonly string[] }
  | { readonly form: 'link'; readonly text: string };

/**
 * Where it is to stand. Called again with the same citation when the document changed in between; undefined when
 * the place is gone.
 */
export type Placement = (
  document: vscode.TextDocument,
  cited: Cited,
) => readonly vscode.TextEdit[] | undefined;

/** For whom the entries are. */
interface Target extends Omit<EntryWishes, 'dialect'> {
  readonly set: BibliographySet | undefined;
}

/** VS Code refuses an edit when the user typed in between; then it is planned anew, this many times at most. */
const ATTEMPTS = 8;

/**
 * Writes citations: the key into the document and the entry into its bibliography, as one edit that one undo takes
 * back. One citation after the other, so that a fast double accept gives one entry.
 */
export class CitationWriter {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly locator: BibliographyLocator,
    private readonly files: BibliographyFiles,
    private readonly creator: BibliographyCreator,
    private readonly undo: UndoFollower,
    private readonly recent: RecentKeys,
  ) {}

  /** Cites the papers. Resolves when the edit is made (true) or was not possible and the user told (false). */
  cite(document: vscode.TextDocument, papers: readonly Paper[], place: Placement): Promise<boolean> {
    return this.inTurn(async () => {
      let keys: readonly string[] = [];
      const placed = await this.citeNow(document, papers, (current, cited) => {
        if (cited.form === 'key') keys = cited.keys;
        return place(current, cited);
      });
      if (placed) this.recent.remember(keys);
      return placed;
    });
  }

  /** Adds the papers' entries to a bibliography without citing them; a single one under the key that is given. */
  addEntries(file: vscode.Uri, papers: readonly Paper[], key?: string): Promise<boolean> {
    return this.inTurn(async () => {
      const open = await openForWriting(file);
      if ('code' in open) return this.notAdded(describe(open), papers);
      return this.write(open, papers, { set: undefined, key }, () => new vscode.WorkspaceEdit());
    });
  }

  /**
   * Adds the paper's entry to the bibliography of a document that cites it already, under the key by which it is
   * cited there.
   */
  addFor(document: vscode.TextDocument, paper: Paper, key: string): Promise<boolean> {
    return this.inTurn(async () => {
      const set = await this.locator.locateNow(document);
      const target = set.files[0];
      if (!target) {
        void this.creator.offer(document, set, [paper], (file, all) =>
          this.addEntries(file, all, all.length === 1 ? key : undefined),
        );
        return false;
      }
      const open = await openForWriting(target);
      if ('code' in open) return this.notAdded(describe(open), [paper]);
      const { all: takenKeys } = await findCitedKeys(this.files, set.files, [paper]);
      return this.write(
        open,
        [paper],
        { set, takenKeys, key, languageId: document.languageId },
        () => new vscode.WorkspaceEdit(),
      );
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async citeNow(
    document: vscode.TextDocument,
    papers: readonly Paper[],
    place: Placement,
  ): Promise<boolean> {
    const set = await this.locator.locateNow(document);
    if (this.formFor(document, set) === 'link') {
      return this.place(document, { form: 'link', text: markdownLinks(papers) }, place);
    }

    const { ofPapers: known, all: takenKeys } = await findCitedKeys(this.files, set.files, papers);
    const missing = papers.filter((paper) => !known.has(paper));
    const target = set.files[0];
    const fresh = keysBeforehand(document, missing, takenKeys);
    const keysOf = (added: ReadonlyMap<Paper, string>): string[] =>
      papers.map((paper) => known.get(paper) ?? added.get(paper) ?? fresh.get(paper) ?? paper.id);

    if (missing.length === 0) return this.place(document, { form: 'key', keys: keysOf(new Map()) }, place);
    if (!target) {
      const placed = await this.place(document, { form: 'key', keys: keysOf(new Map()) }, place);
      if (placed) void this.creator.offer(document, set, missing, (file, all) => this.addEntries(file, all));
      return placed;
    }

    const open = await openForWriting(target);
    if ('code' in open) {
      const placed = await this.place(document, { form: 'key', keys: keysOf(new Map()) }, place);
      this.notAdded(describe(open), missing);
      return placed;
    }
    const { languageId } = document;
    return this.write(open, missing, { set, takenKeys, languageId }, (added) => {
      const edits = place(document, { form: 'key', keys: keysOf(added) });
      if (!edits) return undefined;
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, [...edits]);
      return edit;
    });
  }

  /** Makes one edit of the document's part and the entries, then saves the bibliography if nothing else was unsaved. */
  private async write(
    { document: bibliography, wasDirty }: OpenBibliography,
    papers: readonly Paper[],
    { set, ...wishes }: Target,
    documentPart: (keys: ReadonlyMap<Paper, string>) => vscode.WorkspaceEdit | undefined,
  ): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { version } = bibliography;
      const dialect = dialectFor(bibliography, set);
      const plan = await planEntries(bibliography, papers, { ...wishes, dialect });
      // The plan is for a text that is gone.
      if (bibliography.version !== version) continue;
      const keys = new Map('keys' in plan ? papers.map((paper, index) => [paper, plan.keys[index]!]) : []);
      const edit = documentPart(keys);
      if (!edit) return this.placeGone(papers);
      if ('code' in plan) {
        const placed = edit.size === 0 || (await vscode.workspace.applyEdit(edit));
        this.notAdded(describe(plan), papers);
        return placed;
      }
      for (const { offset, text } of plan.edits) {
        edit.insert(bibliography.uri, bibliography.positionAt(offset), text);
      }
      if (edit.size === 0 || (await vscode.workspace.applyEdit(edit))) {
        if (plan.edits.length > 0) await this.settle(bibliography, wasDirty, plan.added, plan.edits);
        return true;
      }
    }
    return this.placeGone(papers);
  }

  private async settle(
    bibliography: vscode.TextDocument,
    wasDirty: boolean,
    added: readonly Paper[],
    edits: readonly TextInsertion[],
  ): Promise<void> {
    const name = baseName(bibliography.uri);
    if (wasDirty) {
      showDone(`Added ${nameList(added)} to ${name}, which has other unsaved changes`);
      return;
    }
    // Before saving: an undo may come while the file is being written.
    this.undo.remember(bibliography, edits);
    if (await bibliography.save()) {
      showDone(`Added ${nameList(added)} to ${name}`);
      return;
    }
    showNotDone(
      `${name} could not be saved. The entry for ${nameList(added)} stands in the unsaved file: save it elsewhere or make it writable.`,
      added,
    );
  }

  private async place(document: vscode.TextDocument, cited: Cited, place: Placement): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const edits = place(document, cited);
      if (!edits) break;
      if (edits.length === 0) return true;
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, [...edits]);
      if (await vscode.workspace.applyEdit(edit)) return true;
    }
    return this.placeGone([]);
  }

  private formFor(document: vscode.TextDocument, set: BibliographySet): 'key' | 'link' {
    if (citationSyntaxOf(document.languageId) !== 'pandoc') return 'key';
    const form = settingsFor(document).markdownForm;
    if (form !== 'auto') return form;
    return set.files.length > 0 || set.named || set.problem ? 'key' : 'link';
  }

  private notAdded(reason: string, papers: readonly Paper[]): false {
    showNotDone(`${nameList(papers)} was not added to the bibliography: ${reason}`, papers);
    return false;
  }

  private placeGone(papers: readonly Paper[]): false {
    showNotDone('Nothing was inserted: the text at the cursor changed meanwhile. Try again.', papers);
    return false;
  }
}
