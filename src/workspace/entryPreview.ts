import { formatEntry } from '../bibliography/entryText';
import type { Paper } from '../catalog/paper';
import { settingsFor } from './settings';

/** The paper's entry under its own key, in the dialect that is set (BibTeX where that depends on the document). */
export function entryPreview(paper: Paper): string {
  const { dialect } = settingsFor(undefined);
  return formatEntry(paper, {
    key: paper.id,
    dialect: dialect === 'biblatex' ? 'biblatex' : 'bibtex',
    eol: '\n',
    indent: '  ',
  });
}
