import * as vscode from 'vscode';
import type { Paper } from '../catalog/paper';
import type { BibliographySet } from './bibliographyLocator';
import { nameList, showNotDone } from './messages';
import { baseName } from './texts';

interface Offer {
  readonly papers: Paper[];
}

/**
 * Creates a bibliography for documents that have none, after asking once: papers cited while the question is open
 * are added with its answer, and a refused question does not come back in this session.
 */
export class BibliographyCreator {
  private readonly open = new Map<string, Offer>();
  private readonly refused = new Set<string>();

  /** @param add Adds the entries to the file once it is there. */
  async offer(
    document: vscode.TextDocument,
    set: BibliographySet,
    papers: readonly Paper[],
    add: (file: vscode.Uri, papers: readonly Paper[]) => Promise<boolean>,
  ): Promise<void> {
    const file = set.suggested;
    if (!file) {
      showNotDone(withoutPlace(document, set, papers), papers);
      return;
    }

    const key = file.toString();
    const pending = this.open.get(key);
    if (pending) {
      pending.papers.push(...papers);
      return;
    }
    if (this.refused.has(key)) {
      vscode.window.setStatusBarMessage(`$(info) ${nameList(papers)} is cited, but in no bibliography`, 5000);
      return;
    }

    const offer: Offer = { papers: [...papers] };
    this.open.set(key, offer);
    const create = `Create ${baseName(file)}`;
    const answer = await vscode.window.showInformationMessage(question(document, set, file), create);
    this.open.delete(key);
    if (answer !== create) {
      this.refused.add(key);
      return;
    }
    if (await createEmpty(file)) await add(file, offer.papers);
    else showNotDone(`${nameList(papers)} was not added: ${baseName(file)} cannot be created there.`, papers);
  }
}

function question(document: vscode.TextDocument, set: BibliographySet, file: vscode.Uri): string {
  return set.named
    ? `${baseName(document.uri)} names ${baseName(file)}, which does not exist yet. Create it for the entries of what you cite?`
    : `No bibliography found for ${baseName(document.uri)}. Create ${vscode.workspace.asRelativePath(file)} for the entries of what you cite?`;
}

function withoutPlace(document: vscode.TextDocument, set: BibliographySet, papers: readonly Paper[]): string {
  const notAdded = `${nameList(papers)} was cited but not added to a bibliography`;
  switch (set.problem?.code) {
    case 'root-missing':
      return `${notAdded}: the root file ${set.problem.path} that ${baseName(document.uri)} names cannot be read. Correct its "% !TEX root" line.`;
    case 'unsupported-format':
      return `${notAdded}: ${set.problem.path} is no .bib file. Add a .bib file to the document's bibliographies.`;
    case 'broken-front-matter':
      return `${notAdded}: the YAML front matter of ${set.problem.path} cannot be read. Correct it and cite again.`;
    default:
      return `${notAdded}: the document is not saved yet and no folder is open. Save it, then cite again.`;
  }
}

async function createEmpty(file: vscode.Uri): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  // A file that came into being meanwhile is kept as it is.
  edit.createFile(file, { ignoreIfExists: true, overwrite: false });
  try {
    return await vscode.workspace.applyEdit(edit);
  } catch {
    return false;
  }
}
