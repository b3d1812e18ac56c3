import * as vscode from 'vscode';
import type { Catalog, parseCatalog } from '../catalog/catalog';
import type { Paper } from '../catalog/paper';
import type { Relatedness } from '../fieldmap/related';
import type { PaperSearch } from '../search/paperSearch';

/** The catalog together with the search over it. */
export interface Library {
  readonly catalog: Catalog;
  readonly search: PaperSearch;
  /** What is close to what; prepared when somebody first asks. */
  relatedness(): Promise<Relatedness>;
}

/** Papers that are laid over the bundled ones. */
export interface PaperSource {
  /** Never rejects: where they cannot be read there are none. */
  papers(): Promise<readonly Paper[]>;
  readonly onDidChange: vscode.Event<void>;
}

/**
 * Loads the bundled catalog on first use, lays new papers over it, and keeps it until there are others.
 *
 * Both the data and the code that searches it are left alone until somebody asks, so that starting VS Code costs
 * nothing.
 */
export class CatalogStore implements vscode.Disposable {
  private loading: Promise<Library> | undefined;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable | undefined;

  /** There are other papers than before; what was loaded is out of date. */
  readonly onDidChange = this.changed.event;

  /**
   * @param data The folder that holds `papers.json` and `categories.json`.
   * @param news What is laid over them.
   */
  constructor(
    private readonly data: vscode.Uri,
    private readonly news?: PaperSource,
  ) {
    this.subscription = news?.onDidChange(() => {
      this.loading = undefined;
      this.changed.fire();
    });
  }

  /** The library; rejects when the extension's own files cannot be read, and tries again at the next call. */
  load(): Promise<Library> {
    this.loading ??= this.read().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** What comes with the extension, without what is laid over it. */
  async bundled(): Promise<{ readonly papers: readonly Paper[]; readonly categories: unknown }> {
    const [papers, categories] = await Promise.all([this.json('papers.json'), this.json('categories.json')]);
    return { papers: papers as readonly Paper[], categories };
  }

  dispose(): void {
    this.subscription?.dispose();
    this.changed.dispose();
  }

  private async read(): Promise<Library> {
    const [bundled, categories, news, { parseCatalog }, { createPaperSearch }] = await Promise.all([
      this.json('papers.json'),
      this.json('categories.json'),
      this.news?.papers() ?? [],
      import('../catalog/catalog'),
      import('../search/paperSearch'),
    ]);
    const catalog = await withNews(bundled, categories, news, parseCatalog);
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

/** The bundled catalog with the new papers; without them where they do not fit. */
async function withNews(
  bundled: unknown,
  categories: unknown,
  news: readonly Paper[],
  parse: typeof parseCatalog,
): Promise<Catalog> {
  const verified = parse(bundled, categories);
  if (news.length === 0) return verified;
  const { overlay, refiled } = await import('../catalog/overlay');
  try {
    const filed = refiled(news, (id) => verified.category(id) !== undefined);
    const { papers, otherKeys } = overlay(verified.papers, filed);
    return parse(papers, categories, otherKeys);
  } catch {
    // The verified papers must not suffer from the others.
    return verified;
  }
}
