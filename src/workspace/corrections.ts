import * as vscode from 'vscode';
import { paperUrl, type Paper } from '../catalog/paper';

/** A correction that the catalog made to its source, or a remark on why its record is as it is. */
export interface Correction {
  /** arXiv id of the work, else its address in the source. */
  readonly paper: string;
  /** Field of the CSL item, such as `title` or `custom.code`. */
  readonly field: string;
  /** What the source has, and what the catalog has instead. */
  readonly from?: string | readonly string[];
  readonly to?: string | readonly string[];
  readonly reason: string;
}

/** The corrections that come with the catalog, read on first use. */
export class Corrections {
  private reading: Promise<readonly Correction[]> | undefined;

  /** @param data The folder that holds `curation.json`. */
  constructor(private readonly data: vscode.Uri) {}

  /** What was corrected about the paper; nothing where the records cannot be read. */
  async of(paper: Paper): Promise<readonly Correction[]> {
    this.reading ??= this.read().catch(() => []);
    const all = await this.reading;
    const url = paperUrl(paper);
    const names = new Set([
      paper.custom.arxiv,
      url,
      // The address of a page that has moved is known by where it went.
      ...all.filter(({ field, to }) => field === 'URL' && to === url).map((record) => record.paper),
    ]);
    return all.filter((record) => names.has(record.paper));
  }

  private async read(): Promise<readonly Correction[]> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.data, 'curation.json'));
    return JSON.parse(new TextDecoder().decode(bytes)) as readonly Correction[];
  }
}
