import * as vscode from 'vscode';
import { citationSyntaxOf } from '../citation/citationContext';
import { planCitation } from '../citation/insertCitation';
import type { Paper } from '../catalog/paper';
import type { CitationWriter, Cited } from '../workspace/citationWriter';
import { nameList, showDone, showNotDone } from '../workspace/messages';
import { settingsFor } from '../workspace/settings';
import type { WritingEditor } from '../workspace/writingEditor';
import { openLinks } from './openLinks';

/** Whether a citation can be written in the editor's language at all. */
export function canCiteIn(editor: vscode.TextEditor | undefined): editor is vscode.TextEditor {
  return editor !== undefined && citationSyntaxOf(editor.document.languageId) !== undefined;
}

/**
 * Cites the papers at the cursor of the editor that is written in: in a document as a citation, in a .bib file as entries.
 * Where there is no such editor, their pages are opened instead.
 */
export async function insertCitation(
  writer: CitationWriter,
  writing: WritingEditor,
  papers: readonly Paper[],
): Promise<void> {
  if (papers.length === 0) return;
  const editor = await writing.find();
  if (!canCiteIn(editor)) {
    showDone(`No open document takes a citation: opening ${nameList(papers)} instead`);
    await openLinks('paper', papers);
    return;
  }
  if (citationSyntaxOf(editor.document.languageId) === 'bibtex') {
    await writer.addEntries(editor.document.uri, papers);
    return;
  }
  const offsets = editor.selections.map((selection) => editor.document.offsetAt(selection.active));
  if (!offsets.some((offset) => plan(editor.document, offset, { form: 'key', keys: ['key'] }))) {
    showNotDone(
      `${nameList(papers)} was not cited: the cursor stands in a comment, code or another place that takes no citation. Move it into the text.`,
      papers,
    );
    return;
  }
  await writeAtCursors(editor, writer, papers);
}

async function writeAtCursors(
  editor: vscode.TextEditor,
  writer: CitationWriter,
  papers: readonly Paper[],
): Promise<void> {
  let ends: vscode.Position[] = [];
  const done = await writer.cite(editor.document, papers, (document, cited) => {
    const plans = editor.selections
      .map((selection) => plan(document, document.offsetAt(selection.active), cited))
      .filter((edit) => edit !== undefined)
      .sort((a, b) => a.start - b.start);
    if (plans.length === 0) return undefined;
    ends = endsOf(document, plans);
    return plans.map(({ start, end, text }) =>
      vscode.TextEdit.replace(new vscode.Range(document.positionAt(start), document.positionAt(end)), text),
    );
  });
  if (!done) return;
  // The sentence goes on behind the citation, also when the tree was clicked.
  editor.selections = ends.map((position) => new vscode.Selection(position, position));
  await vscode.window.showTextDocument(editor.document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
  });
}

interface Plan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function plan(document: vscode.TextDocument, offset: number, cited: Cited): Plan | undefined {
  if (cited.form === 'link') return { start: offset, end: offset, text: cited.text };
  return planCitation(document.getText(), offset, document.languageId, cited.keys, {
    command: settingsFor(document).latexCommand,
  });
}

/** Where each inserted text will end, once all are in; the plans are in the order of the text. */
function endsOf(document: vscode.TextDocument, plans: readonly Plan[]): vscode.Position[] {
  return plans.map((last, index) => {
    const before = plans.slice(0, index);
    const line = (text: string): number => text.split('\n').length - 1;
    const start = document.positionAt(last.start);
    const sameLine = before.filter(({ start: at }) => document.positionAt(at).line === start.line);
    const shift = sameLine.reduce((sum, { start: from, end, text }) => sum + text.length - (end - from), 0);
    return new vscode.Position(start.line + line(last.text), start.character + shift + last.text.length);
  });
}
