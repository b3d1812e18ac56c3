import * as vscode from 'vscode';
import { citationLanguages } from '../../citation/citationContext';
import type { BibliographyChecker } from '../../workspace/bibliographyChecker';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import { EditPreview } from '../../workspace/editPreview';
import { ProblemDiagnostics } from './diagnostics';
import { registerFixCommands } from './fixCommands';
import { ProblemCount } from './problemCount';
import { ProblemFixProvider } from './quickFixes';

/** Registers the problems of citations and bibliographies, and the ways out of them. */
export function registerChecks(
  store: CatalogStore,
  resolver: CitationResolver,
  checker: BibliographyChecker,
): vscode.Disposable {
  const diagnostics = new ProblemDiagnostics(checker, resolver);
  const preview = new EditPreview();
  return vscode.Disposable.from(
    diagnostics,
    preview,
    new ProblemCount(diagnostics),
    registerFixCommands(store, resolver, preview),
    vscode.languages.registerCodeActionsProvider(
      citationLanguages.map((language) => ({ language })),
      new ProblemFixProvider(diagnostics, resolver),
      { providedCodeActionKinds: ProblemFixProvider.kinds },
    ),
  );
}
