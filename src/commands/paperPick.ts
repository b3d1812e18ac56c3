import * as vscode from 'vscode';
import {
  authorsShort,
  displayName,
  isPublished,
  pdfUrl,
  titleBeyondName,
  venueAndYear,
  type Paper,
} from '../catalog/paper';
import { shorten, withoutIcons } from '../util/text';
import { openLinks } from './openLinks';

/** A row of a quick pick of papers. */
export interface PaperPick extends vscode.QuickPickItem {
  /** Undefined for a line that sets rows apart. */
  readonly paper?: Paper;
}

type PickButton = vscode.QuickInputButton & { readonly run: (paper: Paper) => unknown };

/** Does what the button of a row is for; the quick pick stays open. */
export function runButton({ button, item }: vscode.QuickPickItemButtonEvent<PaperPick>): void {
  if (item.paper) (button as PickButton).run(item.paper);
}

/** VS Code sorts by where the label matches; the ranking is ours. The switch is not in the typings, but stable. */
export function keepOurOrder(picker: vscode.QuickPick<PaperPick>): void {
  try {
    (picker as unknown as { sortByLabel: boolean }).sortByLabel = false;
  } catch {
    // A VS Code without the switch sorts by its own rules: the papers are the same.
  }
}

/**
 * The row of a paper.
 *
 * @param detail What stands below its name instead of authors and title.
 */
export function pickOf(paper: Paper, detail?: string): PaperPick {
  const icon = isPublished(paper) ? 'book' : paper.type === 'article' ? 'file' : 'globe';
  return {
    paper,
    label: `$(${icon}) ${shorten(withoutIcons(displayName(paper)), 64)}`,
    description: venueAndYear(paper),
    detail:
      detail === undefined
        ? [authorsShort(paper), withoutIcons(titleBeyondName(paper))].filter(Boolean).join(' · ')
        : withoutIcons(detail),
    alwaysShow: true,
    buttons: buttonsOf(paper),
  };
}

function buttonsOf(paper: Paper): PickButton[] {
  const button = (icon: string, tooltip: string, run: PickButton['run']): PickButton => ({
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    run,
  });
  return [
    button('preview', 'Show Paper Details', (of) =>
      vscode.commands.executeCommand('shelfmark.showPaper', of.id),
    ),
    button('link-external', 'Open Paper', (of) => openLinks('paper', [of])),
    ...(pdfUrl(paper) ? [button('file-pdf', 'Open PDF', (of) => openLinks('pdf', [of]))] : []),
    ...(paper.custom.code ? [button('code', 'Open Code', (of) => openLinks('code', [of]))] : []),
    button('copy', 'Copy BibTeX', (of) => vscode.commands.executeCommand('shelfmark.copyBibtex', of.id)),
  ];
}
