import * as vscode from 'vscode';
import { foldKey } from '../../bibliography/identity';
import { keysWritten, type CitationResolver, type KeyAtPlace } from '../../workspace/citationResolver';
import { baseName } from '../../workspace/texts';
import { sameKeyElsewhere } from './keyLocations';

/** Characters that every syntax and .bib reader takes in a key, pandoc's inner punctuation among them. */
const USABLE = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?$/u;

/** Renames a key everywhere: in its bibliography, in the entries that build on it, and wherever it is cited. */
export class KeyRenameProvider implements vscode.RenameProvider {
  constructor(private readonly resolver: CitationResolver) {}

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string } | undefined> {
    const place = await this.resolver.keyAt(document, position);
    if (token.isCancellationRequested) return undefined;
    if (!place) throw new Error('There is no citation key at the cursor.');
    return { range: place.range, placeholder: place.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const place = await this.resolver.keyAt(document, position);
    if (!place || token.isCancellationRequested) return undefined;
    const key = newName.trim();
    if (!USABLE.test(key)) {
      throw new Error(
        `"${key}" cannot be a citation key everywhere. Use letters, digits and _ : . + / - inside, with a letter or digit at both ends.`,
      );
    }
    const locations = await this.placesOf(place, key, token);
    if (token.isCancellationRequested) return undefined;
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range } of locations) edit.replace(uri, range, key);
    return edit;
  }

  private async placesOf(
    place: KeyAtPlace,
    newKey: string,
    token: vscode.CancellationToken,
  ): Promise<readonly vscode.Location[]> {
    if (!place.found) return sameKeyElsewhere(this.resolver, place, { token, verified: true });
    const { bibliography, entry } = place.found;
    const sameEntry = (key: string): boolean =>
      key === place.key || (foldKey(key) === foldKey(place.key) && bibliography.entryOf(key) === entry);

    const places: vscode.Location[] = [];
    const bibliographies = new Map([[bibliography.uri.toString(), bibliography]]);
    for (const citing of await this.resolver.drawingOn(bibliography.uri, {
      token,
      verified: true,
    })) {
      for (const other of (await this.resolver.bibliographiesOf(citing)).bibliographies) {
        bibliographies.set(other.uri.toString(), other);
      }
      places.push(
        ...citing.citations
          .filter(({ key }) => sameEntry(key))
          .map(({ range }) => new vscode.Location(citing.uri, range)),
      );
    }
    for (const other of bibliographies.values()) {
      const { uri, text } = other;
      const taken = other.entryOf(newKey);
      if (taken && taken !== entry) {
        throw new Error(
          `${baseName(uri)} has an entry with the key "${newKey}" already. Choose another key.`,
        );
      }
      for (const each of other.entries) {
        if (each !== entry && !text.slice(each.start, each.end).includes(place.key)) continue;
        for (const { key, start, end } of keysWritten(text, each)) {
          // Another bibliography may have an entry of the same key, which is another entry.
          const meant =
            other === bibliography
              ? sameEntry(key)
              : key === place.key && each.key !== key && !other.entryOf(key);
          if (meant) places.push(new vscode.Location(uri, other.rangeOf(start, end)));
        }
      }
    }
    return places;
  }
}
