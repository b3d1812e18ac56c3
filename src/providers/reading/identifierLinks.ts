import * as vscode from 'vscode';
import { identifiersOf } from '../../bibliography/identity';
import type { CitationResolver } from '../../workspace/citationResolver';

/** Fields in which a DOI or an arXiv id stands without being an address that VS Code would link by itself. */
const IDENTIFYING = /\b(doi|eprint|arxivid|journal|journaltitle|howpublished|note|number|volume)\s*=/i;
/** As many as a window takes without delay. */
const MOST_LINKS = 4000;

/** Makes links of DOIs and arXiv ids in bibliographies. */
export class IdentifierLinkProvider implements vscode.DocumentLinkProvider {
  constructor(private readonly resolver: CitationResolver) {}

  async provideDocumentLinks(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.DocumentLink[]> {
    const bibliography = await this.resolver.files.load(document.uri);
    const links: vscode.DocumentLink[] = [];
    for (const entry of bibliography?.entries ?? []) {
      if (links.length >= MOST_LINKS || token.isCancellationRequested) break;
      const text = bibliography!.text.slice(entry.start, entry.end);
      if (!IDENTIFYING.test(text)) continue;
      const { doi, arxiv } = identifiersOf(entry);
      for (const [id, address, name] of [
        [doi, `https://doi.org/${doi}`, 'DOI'],
        [arxiv, `https://arxiv.org/abs/${arxiv}`, 'arXiv'],
      ] as const) {
        const at = id === undefined ? -1 : text.toLowerCase().indexOf(id);
        // Within an address VS Code has a link already.
        if (at < 0 || /https?:\/\/\S*$/i.test(text.slice(Math.max(0, at - 60), at))) continue;
        const start = entry.start + at;
        const range = new vscode.Range(document.positionAt(start), document.positionAt(start + id!.length));
        const link = new vscode.DocumentLink(range, vscode.Uri.parse(address));
        link.tooltip = `Open on ${name === 'DOI' ? 'doi.org' : 'arXiv'}`;
        links.push(link);
      }
    }
    return links;
  }
}
