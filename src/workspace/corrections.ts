import * as vscode from 'vscode';
import { paperUrl, type Paper } from '../catalog/paper';
import type { Curation } from '../upstream/curation';

/** The corrections that come with the catalog, read on first use. */
export class Corrections {
  private reading: Promise<readonly Curation[]> | undefined;

  /** @param data The folder that holds `curation.json`. */
  constructor(private readonly data: vscode.Uri) {}

  /** All of them; none where the records cannot be read. */
  all(): Promise<readonly Curation[]> {
    this.reading ??= this.read().catch(() => {
      this.reading = undefined;
      return [];
    });
    return this.reading;
  }

  /** What was corrected about the paper. */
  async of(paper: Paper): Promise<readonly Curation[]> {
    const all = await this.all();
    const url = paperUrl(paper);
    const names = new Set([
      paper.custom.arxiv,
      url,
      // The address of a page that has moved is known by where it went.
      ...all.filter(({ field, to }) => field === 'URL' && to === url).map((record) => record.paper),
    ]);
    return all.filter((record) => names.has(record.paper));
  }

  private async read(): Promise<readonly Curation[]> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.data, 'curation.json'));
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly Curation[];
  }
}
