import * as vscode from 'vscode';
import type { Catalog } from '../catalog/catalog';
import type { Relatedness } from '../fieldmap/related';
import type { PaperSearch } from '../search/paperSearch';

/** The catalog together with the search over it. */
export interface Library {
  readonly catalog: Catalog;
  readonly search: PaperSearch;
  /** What is close to what; prepared when somebody first asks. */
  relatedness(): Promise<Relatedness>;
}

/**
 * Loads the bundled catalog on first use and keeps it.
 *
 * Both the data and the code that searches it are left alone until somebody asks, so that starting VS Code costs
 * nothing.
 */
export class CatalogStore {
  private loading: Promise<Library> | undefined;

  /** @param data The folder that holds `papers.json` and `categories.json`. */
  constructor(private readonly data: vscode.Uri) {}

  /** The library; rejects when the extension's own files cannot be read, and tries again at the next call. */
  load(): Promise<Library> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  private async read(): Promise<Library> {
    const [papers, categories, { parseCatalog }, { createPaperSearch }] = await Promise.all([
      this.json('papers.json'),
      this.json('categories.json'),
      import('../catalog/catalog'),
      import('../search/paperSearch'),
    ]);
    const catalog = parseCatalog(papers, categories);
    let relatedness: Promise<Relatedness> | undefined;
    return {
      catalog,
      search: createPaperSearch(catalog.papers, { categories: catalog.categories }),
      relatedness: () =>
        (relatedness ??= import('../fieldmap/related').then(({ createRelatedness }) =>
          createRelatedness(catalog),
        )),
    };
  }

  private async json(name: string): Promise<unknown> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.data, name));
    return JSON.parse(new TextDecoder().decode(bytes));
  }
}
