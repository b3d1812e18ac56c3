import * as vscode from 'vscode';
import type { ProblemCode } from '../check/problem';
import type { EntryContent } from '../bibliography/entryFields';

/** What stands in a Markdown document for a paper. */
export type MarkdownForm = 'auto' | 'key' | 'link';

/** The user's settings as they hold for one resource (workspace folder, language). */
export interface Settings {
  /** LaTeX command that Insert Citation writes, without backslash. */
  readonly latexCommand: string;
  readonly markdownForm: MarkdownForm;
  /** Bibliography for documents that name none: path relative to the workspace folder; empty when not set. */
  readonly bibliographyFile: string;
  readonly dialect: 'auto' | 'bibtex' | 'biblatex';
  /** What the keys of new entries are made of, see `makeKey`. */
  readonly keyStyle: string;
  readonly venue: 'full' | 'short';
  readonly writeUrl: 'auto' | 'always' | 'never';
  readonly writeEprint: boolean;
  /** Where new entries go: to the end, or to their place in the order of the keys. */
  readonly order: 'append' | 'key';
  readonly completion: boolean;
  /** Whether entries of the document's own bibliographies are offered: `auto` where no other extension does. */
  readonly ownEntries: 'auto' | 'on' | 'off';
  /** `apa`, `ieee`, `acm`, `chicago`, or `file` for the style in the file. */
  readonly referenceStyle: string;
  /** Path of a .csl file, relative to the workspace folder; empty when not set. */
  readonly referenceStyleFile: string;
  /** Whether a card is shown for the key under the mouse. */
  readonly hover: boolean;
  /** Whether bibliographies say how often each entry is cited. */
  readonly hints: boolean;
}

/** Reads the settings afresh: VS Code keeps them in memory, so this is cheap and never stale. */
export function settingsFor(scope: vscode.ConfigurationScope | undefined): Settings {
  const section = vscode.workspace.getConfiguration('shelfmark', scope);
  const command = section.get<string>('citation.latexCommand', 'cite').trim().replace(/^\\/, '');
  return {
    latexCommand: /^[A-Za-z]+\*?$/.test(command) ? command : 'cite',
    markdownForm: section.get<MarkdownForm>('citation.markdownForm', 'auto'),
    bibliographyFile: section.get<string>('bibliography.file', '').trim(),
    dialect: section.get<Settings['dialect']>('bibliography.dialect', 'auto'),
    keyStyle: String(section.get('bibliography.keyStyle', 'catalog')),
    venue: section.get<Settings['venue']>('bibliography.venue', 'full'),
    writeUrl: section.get<Settings['writeUrl']>('bibliography.writeUrl', 'auto'),
    writeEprint: section.get<boolean>('bibliography.writeEprint', true),
    order: section.get<Settings['order']>('bibliography.order', 'append'),
    completion: section.get<boolean>('completion.enabled', true),
    ownEntries: section.get<Settings['ownEntries']>('completion.ownEntries', 'auto'),
    referenceStyle: section.get<string>('reference.style', 'apa'),
    referenceStyleFile: section.get<string>('reference.styleFile', '').trim(),
    hover: section.get<boolean>('hover.enabled', true),
    hints: section.get<boolean>('bibliography.hints', true),
  };
}

/** What the settings say of the content of new entries. */
export function entryContent({ venue, writeUrl, writeEprint }: Settings): EntryContent {
  return { venue, fields: { url: writeUrl, eprint: writeEprint } };
}

const SEVERITIES: Readonly<Record<string, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** How grave the problem is to the user; undefined where they do not want to be told. */
export function severityOf(
  code: ProblemCode,
  scope: vscode.ConfigurationScope | undefined,
): vscode.DiagnosticSeverity | undefined {
  const wanted = vscode.workspace.getConfiguration('shelfmark.check', scope).get<string>(checkName(code));
  return SEVERITIES[wanted ?? 'off'];
}

/** The last part of the setting's name: `missingEntry` for `missing-entry`. */
export function checkName(code: ProblemCode): string {
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
