import { formatEntry } from '../bibliography/entryText';
import { newKeys } from '../bibliography/insertion';
import { makeKey } from '../catalog/keyStyle';
import type { Paper } from '../catalog/paper';
import { entryContent, settingsFor } from './settings';

/** The paper's entry as the settings have it, in BibTeX where the dialect depends on the document. */
export function entryPreview(paper: Paper): string {
  return entryPreviews([paper])[0]!;
}

/** The entries of the papers, no two under one key. */
export function entryPreviews(papers: readonly Paper[]): string[] {
  const settings = settingsFor(undefined);
  const keys = previewKeys(papers);
  return papers.map((paper, index) =>
    formatEntry(paper, {
      ...entryContent(settings),
      key: keys[index]!,
      dialect: settings.dialect === 'biblatex' ? 'biblatex' : 'bibtex',
      eol: '\n',
      indent: '  ',
    }),
  );
}

/** The keys of {@link entryPreviews}. */
export function previewKeys(papers: readonly Paper[]): string[] {
  const { keyStyle } = settingsFor(undefined);
  return newKeys(papers, { keyFor: (paper) => makeKey(paper, keyStyle) });
}
