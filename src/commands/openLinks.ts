import * as vscode from 'vscode';
import { displayName, paperUrl, pdfUrl, type Paper } from '../catalog/paper';
import { showNotDone } from '../workspace/messages';

/** More tabs than this are not opened without asking. */
const MANY = 5;

export type LinkKind = 'paper' | 'pdf' | 'code' | 'website';

const LINKS: Readonly<
  Record<LinkKind, { readonly name: string; readonly of: (paper: Paper) => string | undefined }>
> = {
  paper: { name: 'page', of: paperUrl },
  pdf: { name: 'PDF', of: pdfUrl },
  code: { name: 'code', of: (paper) => paper.custom.code },
  website: { name: 'website', of: (paper) => paper.custom.website },
};

/** Opens the papers' links outside; says which papers have none. */
export async function openLinks(kind: LinkKind, papers: readonly Paper[]): Promise<void> {
  const { name, of } = LINKS[kind];
  const urls = papers.flatMap((paper) => of(paper) ?? []);
  const without = papers.filter((paper) => of(paper) === undefined);
  if (urls.length > MANY && !(await confirmMany(urls.length))) return;
  for (const url of urls) await vscode.env.openExternal(vscode.Uri.parse(url));
  if (without.length > 0) {
    showNotDone(`No ${name} is known for ${without.map(displayName).join(', ')}.`);
  }
}

async function confirmMany(count: number): Promise<boolean> {
  const open = `Open ${count} Pages`;
  const answer = await vscode.window.showWarningMessage(
    `Open ${count} pages in the browser?`,
    { modal: true },
    open,
  );
  return answer === open;
}
