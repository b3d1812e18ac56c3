import * as vscode from 'vscode';
import { isFiltering, NO_FILTER, type PaperFilter } from '../../catalog/arrange';
import { isPublished, yearOf, type Paper } from '../../catalog/paper';

interface FilterItem extends vscode.QuickPickItem {
  readonly apply?: (filter: PaperFilter) => PaperFilter;
  readonly holds?: (filter: PaperFilter) => boolean;
}

/**
 * Asks for a filter: what is typed is its text, the ticks are the rest. Every change shows at once through
 * `preview`; Escape brings back what was set before.
 */
export function pickFilter(
  papers: readonly Paper[],
  current: PaperFilter,
  preview: (filter: PaperFilter) => void,
): Promise<void> {
  const picker = vscode.window.createQuickPick<FilterItem>();
  picker.title = 'Filter Papers';
  picker.placeholder = 'Type words, authors or filters such as cat:video; tick what else must hold';
  picker.canSelectMany = true;
  picker.items = filterItems(papers);
  picker.value = current.text;
  picker.selectedItems = picker.items.filter((item) => item.holds?.(current));

  const filterNow = (): PaperFilter =>
    picker.selectedItems.reduce<PaperFilter>((filter, item) => item.apply?.(filter) ?? filter, {
      ...NO_FILTER,
      text: picker.value.trim(),
    });
  return new Promise((resolve) => {
    let accepted = false;
    picker.onDidChangeValue(() => preview(filterNow()));
    picker.onDidChangeSelection(() => preview(filterNow()));
    picker.onDidAccept(() => {
      accepted = true;
      picker.hide();
    });
    picker.onDidHide(() => {
      if (!accepted) preview(current);
      picker.dispose();
      resolve();
    });
    picker.show();
    if (isFiltering(current)) preview(current);
  });
}

function filterItems(papers: readonly Paper[]): FilterItem[] {
  const years = [...new Set(papers.map(yearOf))].filter((year) => year !== undefined).sort((a, b) => b - a);
  const count = (test: (paper: Paper) => boolean): string => `${papers.filter(test).length} papers`;
  return [
    {
      label: 'Has code',
      description: count((paper) => paper.custom.code !== undefined),
      alwaysShow: true,
      apply: (filter) => ({ ...filter, hasCode: true }),
      holds: (filter) => filter.hasCode,
    },
    {
      label: 'Published',
      description: count(isPublished),
      alwaysShow: true,
      apply: (filter) => ({ ...filter, published: true }),
      holds: (filter) => filter.published,
    },
    { label: 'Year', kind: vscode.QuickPickItemKind.Separator },
    ...years.map((year): FilterItem => ({
      label: String(year),
      description: count((paper) => yearOf(paper) === year),
      alwaysShow: true,
      apply: (filter) => ({ ...filter, years: [...filter.years, year] }),
      holds: (filter) => filter.years.includes(year),
    })),
  ];
}
