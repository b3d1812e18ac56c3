import * as vscode from 'vscode';
import { ADD_TO_BIBLIOGRAPHY, COPY_TEXT } from '../providers/reading/keyHover';
import type { CatalogStore } from '../workspace/catalogStore';
import type { CitationWriter } from '../workspace/citationWriter';
import { showDone } from '../workspace/messages';

/** Registers what the links of cards and the fixes of problems do; not offered to users as commands. */
export function registerCardCommands(store: CatalogStore, writer: CitationWriter): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COPY_TEXT, async (text: string, what: string) => {
      await vscode.env.clipboard.writeText(text);
      showDone(`Copied ${what}`);
    }),
    vscode.commands.registerCommand(ADD_TO_BIBLIOGRAPHY, async (uri: string, id: string, key?: string) => {
      const paper = (await store.load()).catalog.byId(id);
      if (!paper) return;
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
      await writer.addFor(document, paper, key ?? paper.id);
    }),
  );
}
