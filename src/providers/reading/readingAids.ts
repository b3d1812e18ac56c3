import * as vscode from 'vscode';
import { citationLanguages } from '../../citation/citationContext';
import type { CatalogStore } from '../../workspace/catalogStore';
import type { CitationResolver } from '../../workspace/citationResolver';
import { EntryHintProvider } from './entryHints';
import { IdentifierLinkProvider } from './identifierLinks';
import { KeyHoverProvider } from './keyHover';
import { CitationReferenceProvider, EntryDefinitionProvider, KeyHighlightProvider } from './keyLocations';
import { KeyRenameProvider } from './keyRename';

/** Registers what helps to read citations and bibliographies. */
export function registerReadingAids(store: CatalogStore, resolver: CitationResolver): vscode.Disposable {
  const everywhere = citationLanguages.map((language) => ({ language }));
  const bibliographies = { language: 'bibtex' };
  const hints = new EntryHintProvider(store, resolver);
  const { languages } = vscode;
  return vscode.Disposable.from(
    hints,
    languages.registerHoverProvider(everywhere, new KeyHoverProvider(store, resolver)),
    languages.registerDefinitionProvider(everywhere, new EntryDefinitionProvider(resolver)),
    languages.registerReferenceProvider(everywhere, new CitationReferenceProvider(resolver)),
    languages.registerDocumentHighlightProvider(everywhere, new KeyHighlightProvider(resolver)),
    languages.registerRenameProvider(everywhere, new KeyRenameProvider(resolver)),
    languages.registerDocumentLinkProvider(bibliographies, new IdentifierLinkProvider(resolver)),
    languages.registerInlayHintsProvider(bibliographies, hints),
  );
}
