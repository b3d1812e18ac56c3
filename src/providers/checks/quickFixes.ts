import * as vscode from 'vscode';
import type { EntryProblem, MissingEntry } from '../../check/problem';
import { displayName, venueAndYear } from '../../catalog/paper';
import { shorten } from '../../util/text';
import type { Located, LocatedProblem } from '../../workspace/bibliographyChecker';
import type { Bibliography } from '../../workspace/bibliographyFiles';
import type { CitationResolver } from '../../workspace/citationResolver';
import { checkName } from '../../workspace/settings';
import { baseName } from '../../workspace/texts';
import { ADD_TO_BIBLIOGRAPHY } from '../reading/keyHover';
import type { ProblemDiagnostics, ToldProblem } from './diagnostics';
import { CITE_ONE, UPDATE_ALL_ENTRIES, UPDATE_ENTRY } from './fixCommands';

const LONGEST_NAME = 48;

/** The ways out of each problem. */
export class ProblemFixProvider implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(
    private readonly diagnostics: ProblemDiagnostics,
    private readonly resolver: CitationResolver,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (only && !vscode.CodeActionKind.QuickFix.contains(only)) return [];
    const told = await this.diagnostics.now(document, token);
    if (token.isCancellationRequested) return [];
    const here = told.filter(({ located }) => located.range.intersection(range));
    const actions: vscode.CodeAction[] = [];
    for (const each of here) {
      const fixes = await this.fixesFor(each.located, document);
      actions.push(...fixes.map((action) => about(each, action)));
      if (token.isCancellationRequested) return [];
    }
    // What can be said of every problem comes once, behind what mends it.
    return [...actions, ...here.slice(0, 1).map((each) => about(each, turnOff(each.located)))];
  }

  private async fixesFor(
    located: LocatedProblem,
    document: vscode.TextDocument,
  ): Promise<vscode.CodeAction[]> {
    const { problem } = located;
    if (problem.code === 'missing-entry') {
      return this.forMissing(located as Located<MissingEntry>, document);
    }
    return this.forEntry(problem, document);
  }

  private async forMissing(
    { problem, range }: Located<MissingEntry>,
    document: vscode.TextDocument,
  ): Promise<vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    const { paper, key, nearest } = problem;
    const replaceBy = (other: string, title: string): void => {
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, range, other);
      actions.push(action);
    };
    if (paper) {
      const citing = await this.resolver.documents.of(document);
      const { bibliographies } = await this.resolver.bibliographiesOf(citing);
      const present = bibliographies.flatMap((each) => each.index.find(paper) ?? [])[0];
      const name = shorten(displayName(paper), LONGEST_NAME);
      if (present) replaceBy(present.key, `Cite "${present.key}", the key of ${name} here`);
      else {
        const place = bibliographies[0] ? ` to ${baseName(bibliographies[0].uri)}` : '';
        actions.push(
          command(`Add ${name} from the catalog${place}`, ADD_TO_BIBLIOGRAPHY, [
            document.uri.toString(),
            paper.id,
            key,
          ]),
        );
      }
    }
    for (const other of nearest()) replaceBy(other, `Cite "${shorten(other, LONGEST_NAME)}"`);
    if (actions.length === 1) actions[0]!.isPreferred = true;
    return actions;
  }

  private forEntry(problem: EntryProblem<Bibliography>, document: vscode.TextDocument): vscode.CodeAction[] {
    const { entry } = problem;
    const uri = document.uri.toString();
    switch (problem.code) {
      case 'published-since': {
        const update = command(`Update to ${venueAndYear(problem.paper)}...`, UPDATE_ENTRY, [
          uri,
          entry.key,
          problem.paper.id,
        ]);
        update.isPreferred = true;
        const published = this.diagnostics
          .of(document.uri)
          .filter(({ located }) => located.problem.code === 'published-since').length;
        return published > 1
          ? [update, command(`Update all ${published} published preprints...`, UPDATE_ALL_ENTRIES, [uri])]
          : [update];
      }
      case 'same-work':
      case 'possibly-same':
        return problem.others.flatMap((other) => {
          const [one, two] = [entry.key, other.entry.key];
          const place = other.file.uri.toString();
          return [
            command(`Cite "${one}" instead of "${two}" everywhere...`, CITE_ONE, [uri, one, place, two]),
            command(`Cite "${two}" instead of "${one}" everywhere...`, CITE_ONE, [place, two, uri, one]),
          ];
        });
      case 'duplicate-key': {
        const copy = problem.others.some(
          (other) => textOf(other.file, other.entry) === textOf(problem.file, entry),
        );
        return copy ? [removal('Remove this copy', problem.file, entry)] : [];
      }
      case 'unused-entry':
        return [removal('Remove entry', problem.file, entry)];
      default:
        return [];
    }
  }
}

function command(title: string, id: string, args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: id, arguments: [...args] };
  return action;
}

function removal(
  title: string,
  file: Bibliography,
  entry: EntryProblem<Bibliography>['entry'],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  // With the line end behind it, and the blank line that set it apart.
  const behind = /^[ \t]*(?:\r\n|\n|\r)?(?:[ \t]*(?:\r\n|\n|\r))?/.exec(file.text.slice(entry.end))![0]
    .length;
  action.edit.delete(file.uri, file.rangeOf(entry.start, entry.end + behind));
  return action;
}

/** What the entry says, however it is laid out. */
function textOf(file: Bibliography, { start, end }: EntryProblem<Bibliography>['entry']): string {
  return file.text.slice(start, end).replace(/\s+/g, ' ');
}

function turnOff({ problem }: LocatedProblem): vscode.CodeAction {
  const setting = `shelfmark.check.${checkName(problem.code)}`;
  return command('Configure this check...', 'workbench.action.openSettings', [`@id:${setting}`]);
}

function about({ diagnostic }: ToldProblem, action: vscode.CodeAction): vscode.CodeAction {
  action.diagnostics = [diagnostic];
  return action;
}
