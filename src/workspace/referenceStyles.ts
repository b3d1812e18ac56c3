import * as vscode from 'vscode';
import type { ReferenceStyle } from './formattedReference';
import { settingsFor } from './settings';
import { folderOf, readText, resolvePath } from './texts';

/** Styles that come with the extension. */
const BUNDLED = ['ieee', 'acm', 'chicago'];

/** The style in which references are formatted, as the settings have it. */
export class ReferenceStyles {
  /** @param folder Holds the bundled styles, `<name>.csl`. */
  constructor(private readonly folder: vscode.Uri) {}

  /**
   * The style for a document.
   *
   * @param wanted Goes before the settings: a style's name, or the path of a .csl file.
   * @returns The style, or what stands in the way, in words.
   */
  async load(scope: vscode.TextDocument | undefined, wanted?: string): Promise<ReferenceStyle | string> {
    const { referenceStyle, referenceStyleFile } = settingsFor(scope);
    const name = wanted ?? referenceStyle;
    if (name === 'apa') return { name };
    if (BUNDLED.includes(name)) {
      const csl = await readText(vscode.Uri.joinPath(this.folder, `${name}.csl`));
      return csl === undefined ? `the style ${name} cannot be read; reinstall Shelfmark` : { name, csl };
    }
    const path = name === 'file' ? referenceStyleFile : name;
    if (path === '') return 'the setting "shelfmark.reference.styleFile" names no .csl file';
    if (!/\.csl$/i.test(path)) return `"${path}" is no style that Shelfmark knows, and no .csl file`;
    for (const folder of places(scope)) {
      const csl = await readText(resolvePath(folder, path));
      if (csl !== undefined) return { name: `file:${path}`, csl };
    }
    return `the style file ${path} cannot be read`;
  }
}

function places(scope: vscode.TextDocument | undefined): vscode.Uri[] {
  const own = scope && !scope.isUntitled ? [folderOf(scope.uri)] : [];
  const root =
    (scope && vscode.workspace.getWorkspaceFolder(scope.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  return root ? [root.uri, ...own] : own;
}
