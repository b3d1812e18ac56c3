import type { Paper } from '../../catalog/paper';
import {
  planInsertions,
  type InsertionOptions,
  type InsertionRefusal,
  type InsertionsPlan,
} from '../insertion';
import { scanFile, type BibFile } from '../scan';
import type { BibliographyFormat } from './format';

/** The entries of a bibliography in the format. Never fails on a text; what reads JSON or YAML is loaded on first use. */
export async function scanIn(format: BibliographyFormat, text: string): Promise<BibFile> {
  switch (format) {
    case 'bib':
      return scanFile(text);
    case 'csl-json':
      return (await import('./cslJson')).scanCslJson(text);
    case 'csl-yaml':
      return (await import('./cslYaml')).scanCslYaml(text);
    case 'hayagriva':
      return (await import('./hayagriva')).scanHayagriva(text);
  }
}

/**
 * {@link planInsertions} for a bibliography in the format. Of the options only `keyFor` and `takenKeys` mean anything
 * outside of .bib files: there, items go to the end in the file's own indentation.
 */
export async function planInsertionsIn(
  format: BibliographyFormat,
  text: string,
  papers: readonly Paper[],
  options: InsertionOptions,
): Promise<InsertionsPlan | InsertionRefusal> {
  switch (format) {
    case 'bib':
      return planInsertions(text, papers, options);
    case 'csl-json':
      return (await import('./insertIntoCslJson')).planCslJsonInsertions(text, papers, options);
    case 'csl-yaml':
      return (await import('./insertIntoCslYaml')).planCslYamlInsertions(text, papers, options);
    case 'hayagriva':
      return (await import('./insertIntoHayagriva')).planHayagrivaInsertions(text, papers, options);
  }
}
