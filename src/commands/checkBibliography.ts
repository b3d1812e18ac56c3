import * as vscode from 'vscode';
import { wordsFor } from '../providers/checks/diagnostics';
import { ReportView, type Finding } from '../views/report/reportView';
import type { BibliographyChecker, LocatedProblem } from '../workspace/bibliographyChecker';
import type { CitationResolver } from '../workspace/citationResolver';
import { severityOf } from '../workspace/settings';

/** Registers "Check Bibliography": every check that is on, over the whole workspace, as a report. */
export function registerCheckBibliography(
  resolver: CitationResolver,
  checker: BibliographyChecker,
): vscode.Disposable {
  const view = new ReportView();
  return vscode.Disposable.from(
    view,
    vscode.commands.registerCommand('shelfmark.checkBibliography', () =>
      vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: 'Checking bibliographies',
          cancellable: true,
        },
        async (progress, token) => {
          const { findings, scope } = await checkWorkspace(resolver, checker, token, progress);
          await view.show(findings, scope);
        },
      ),
    ),
  );
}

async function checkWorkspace(
  resolver: CitationResolver,
  checker: BibliographyChecker,
  token: vscode.CancellationToken,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
): Promise<{ findings: Finding[]; scope: Parameters<ReportView['show']>[1] }> {
  const documents = await resolver.documents.all({
    token,
    verified: true,
    step: (done, of) => {
      if (done % 50 === 0)
        progress.report({ message: `${done} of ${of} documents`, increment: (50 / of) * 60 });
    },
  });
  const findings: LocatedProblem[] = [];
  const bibliographies = new Map<string, vscode.Uri>();
  for (const uri of await vscode.workspace.findFiles('**/*.bib', '**/node_modules/**')) {
    bibliographies.set(uri.toString(), uri);
  }
  for (const document of documents) {
    if (token.isCancellationRequested) break;
    findings.push(...(await checker.checkDocument(document, true)));
    for (const uri of (await resolver.locator.locateFor(document, true)).files)
      bibliographies.set(uri.toString(), uri);
  }
  let entries = 0;
  for (const uri of bibliographies.values()) {
    if (token.isCancellationRequested) break;
    progress.report({ message: vscode.workspace.asRelativePath(uri), increment: 40 / bibliographies.size });
    const unused = severityOf('unused-entry', uri) !== undefined;
    findings.push(...(await checker.checkBibliography(uri, { token, unused })));
    entries += resolver.files.known(uri)?.entries.length ?? 0;
  }
  return {
    findings: findings
      .filter(({ problem, uri }) => severityOf(problem.code, uri) !== undefined)
      .map((located) => ({ uri: located.uri, range: located.range, text: wordsFor(located) })),
    scope: {
      documents: documents.length,
      bibliographies: bibliographies.size,
      entries,
      isPartial: token.isCancellationRequested,
    },
  };
}
