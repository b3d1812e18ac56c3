import * as vscode from 'vscode';
import type { CslItem } from '../bibliography/cslItem';
import type { Paper } from '../catalog/paper';
import type { ReferenceStyle } from './formattedReference';
import { settingsFor } from './settings';
import { folderOf, readText, resolvePath } from './texts';

/** Styles that come with the extension. */
const BUNDLED = ['ieee', 'acm', 'chicago'];

/** How references are wanted. */
export interface ReferenceOptions {
  readonly as: 'text' | 'markdown';
  /** Goes before the settings: a style's name, or the path of a .csl file. */
  readonly style?: string | undefined;
}

/** The styles in which references are formatted, as the settings have them. */
export class ReferenceStyles {
  /** @param folder Holds the bundled styles, `<name>.csl`. */
  constructor(private readonly folder: vscode.Uri) {}

  /**
   * The works as references for a document.
   *
   * @returns The references, in the order of the style; or what stands in the way and what to do, in words.
   */
  async format(
    works: readonly (Paper | CslItem)[],
    scope: vscode.TextDocument | undefined,
    { as, style: wanted }: ReferenceOptions,
  ): Promise<readonly string[] | string> {
    const style = await this.load(scope, wanted);
    if (typeof style === 'string') return style;
    const { formatReferences } = await import('./formattedReference');
    try {
      return formatReferences(works, style, as);
    } catch (error) {
      const place = wanted === undefined ? 'in the settings' : 'in the marker of the list';
      return `the style ${style.name} ${error instanceof Error ? error.message : ''}. Choose another one ${place}`;
    }
  }

  private async load(
    scope: vscode.TextDocument | undefined,
    wanted: string | undefined,
  ): Promise<ReferenceStyle | string> {
    const { referenceStyle, referenceStyleFile } = settingsFor(scope);
    const name = wanted ?? referenceStyle;
    if (name === 'apa') return { name };
    if (BUNDLED.includes(name)) {
      const csl = await readText(vscode.Uri.joinPath(this.folder, `${name}.csl`));
      return csl === undefined ? `the style ${name} cannot be read; reinstall Shelfmark` : { name, csl };
    }
    const path = name === 'file' ? referenceStyleFile : name;
    if (path === '') return 'the setting "shelfmark.reference.styleFile" names no .csl file';
    if (!/\.csl$/i.test(path)) {
      return `"${path}" is no style. Take ${['apa', ...BUNDLED].join(', ')} or the path of a .csl file`;
    }
    for (const folder of places(scope)) {
      const csl = await readText(resolvePath(folder, path));
      if (csl !== undefined) return { name: path, csl };
    }
    return `the style file ${path} cannot be read. Its path begins at the workspace folder`;
  }
}

function places(scope: vscode.TextDocument | undefined): vscode.Uri[] {
  const own = scope && !scope.isUntitled ? [folderOf(scope.uri)] : [];
  const root =
    (scope && vscode.workspace.getWorkspaceFolder(scope.uri)) ?? vscode.workspace.workspaceFolders?.[0];
  return root ? [root.uri, ...own] : own;
}
