import * as vscode from 'vscode';
import { planInsertionsIn } from '../bibliography/formats/anyFormat';
import { formatOf } from '../bibliography/formats/format';
import { newKeys, type InsertionProblem, type TextInsertion } from '../bibliography/insertion';
import { findDialect } from '../bibliography/style';
import { makeKey } from '../catalog/keyStyle';
import type { Paper } from '../catalog/paper';
import type { Dialect } from '../util/dialect';
import type { BibliographySet } from './bibliographyLocator';
import { entryContent, settingsFor } from './settings';
import { baseName, openDocument } from './texts';

/** Why a bibliography takes no entry. */
export type WriteProblem =
  | { readonly code: 'unreadable'; readonly file: vscode.Uri; readonly reason: string }
  | { readonly code: 'read-only'; readonly file: vscode.Uri }
  | { readonly code: 'refused'; readonly file: vscode.Uri; readonly problem: InsertionProblem };

/** A bibliography opened for writing. */
export interface OpenBibliography {
  readonly document: vscode.TextDocument;
  /** Whether it had unsaved edits before ours: then it is the user's to save. */
  readonly wasDirty: boolean;
}

/** The entries to add, and the keys under which the papers are cited, in the order of the papers. */
export interface EntryPlan {
  readonly keys: readonly string[];
  readonly added: readonly Paper[];
  readonly edits: readonly TextInsertion[];
}

/** Opens the file as a text document, so that unsaved edits are seen and never written over. */
export async function openForWriting(file: vscode.Uri): Promise<OpenBibliography | WriteProblem> {
  if (vscode.workspace.fs.isWritableFileSystem(file.scheme) === false || (await isReadonly(file))) {
    return { code: 'read-only', file };
  }
  try {
    const document = openDocument(file) ?? (await vscode.workspace.openTextDocument(file));
    return { document, wasDirty: document.isDirty };
  } catch (error) {
    return { code: 'unreadable', file, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Which dialect the entries are written in: the setting, what the document loads, what the file holds, BibTeX. */
export function dialectFor(document: vscode.TextDocument, set: BibliographySet | undefined): Dialect {
  const wanted = settingsFor(document).dialect;
  if (wanted !== 'auto') return wanted;
  return set?.dialect ?? findDialect(document.getText()) ?? 'bibtex';
}

/** What else decides on new entries. */
export interface EntryWishes {
  readonly dialect: Dialect;
  readonly takenKeys?: Iterable<string> | undefined;
  /** For a single paper: the key by which it is cited already. */
  readonly key?: string | undefined;
  /** The language of the document that cites: by it a YAML file that is empty yet is told. */
  readonly languageId?: string | undefined;
}

/**
 * Plans the entries for the papers; those that are there already keep their key and add nothing. The plan holds for
 * the text as it was at the call.
 */
export async function planEntries(
  bibliography: vscode.TextDocument,
  papers: readonly Paper[],
  { dialect, takenKeys, key, languageId }: EntryWishes,
): Promise<EntryPlan | WriteProblem> {
  const settings = settingsFor(bibliography);
  const text = bibliography.getText();
  const whenEmpty = languageId === 'typst' ? 'hayagriva' : 'csl-yaml';
  const plan = await planInsertionsIn(formatOf(bibliography.uri.path, text) ?? whenEmpty, text, papers, {
    ...entryContent(settings),
    dialect,
    eol: bibliography.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
    takenKeys,
    order: settings.order,
    keyFor: (paper) => key ?? makeKey(paper, settings.keyStyle),
  });
  if ('problem' in plan) return { code: 'refused', file: bibliography.uri, problem: plan.problem };
  return plan;
}

/** The keys that the papers get in a bibliography that is still to come: by them they are cited until then. */
export function keysBeforehand(
  document: vscode.TextDocument,
  papers: readonly Paper[],
  takenKeys: Iterable<string>,
): ReadonlyMap<Paper, string> {
  const { keyStyle } = settingsFor(document);
  const keys = newKeys(papers, { takenKeys, keyFor: (paper) => makeKey(paper, keyStyle) });
  return new Map(papers.map((paper, index) => [paper, keys[index] ?? paper.id]));
}

const REFUSALS: Readonly<Record<InsertionProblem, (name: string) => string>> = {
  binary: (name) =>
    `${name} does not look like a text file. Check that the document names the right bibliography.`,
  'too-large': (name) => `${name} is too large to edit safely. Name a smaller bibliography.`,
  broken: (name) => `${name} has an error that makes it unsafe to add to. Correct it first.`,
};

/** What stands in the way, in words that say what to do. */
export function describe(problem: WriteProblem): string {
  const name = baseName(problem.file);
  switch (problem.code) {
    case 'read-only':
      return `${name} is read-only. Make it writable or name another bibliography.`;
    case 'unreadable':
      return `${name} cannot be opened (${problem.reason.split('\n')[0]}).`;
    case 'refused':
      return REFUSALS[problem.problem](name);
  }
}

async function isReadonly(file: vscode.Uri): Promise<boolean> {
  try {
    const { permissions } = await vscode.workspace.fs.stat(file);
    return permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch {
    return false;
  }
}
