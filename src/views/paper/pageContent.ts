import { formatEntry } from '../../bibliography/entryText';
import { categoryPath, type Catalog } from '../../catalog/catalog';
import { venueEvidence, venueInFull } from '../../catalog/evidence';
import { displayName, fullName, paperUrl, pdfUrl, venueAndYear, type Paper } from '../../catalog/paper';
import type { Relatedness } from '../../fieldmap/related';
import type { Curation } from '../../upstream/curation';
import { previewKeys } from '../../workspace/entryPreview';
import { entryContent, settingsFor } from '../../workspace/settings';
import type { PaperContent, PaperCorrection, PaperGroup, RelatedRow } from './messages';

const RELATED_SHOWN = 8;

/** What the page shows at once of a paper; the rest takes longer and follows. */
export function paperContent(
  paper: Paper,
  catalog: Catalog,
  corrections: readonly Curation[],
  relatedness: Relatedness,
  canGoBack: boolean,
): PaperContent {
  const { shortName, note } = paper.custom;
  return {
    type: 'paper',
    key: paper.id,
    ...(shortName !== undefined && { shortName }),
    title: paper.title,
    authors: (paper.author ?? []).map(fullName),
    venue: venueInFull(paper),
    evidence: venueEvidence(paper),
    ...(note !== undefined && { note }),
    links: linksOf(paper),
    groups: groupsOf(paper, catalog),
    corrections: corrections.map(correctionOf),
    citations: citationsOf(paper),
    related: relatedness.related(paper, RELATED_SHOWN).map(({ paper: other, reasons }): RelatedRow => ({
      key: other.id,
      name: displayName(other),
      place: venueAndYear(other),
      reason: reasons.join(' · '),
    })),
    canGoBack,
  };
}

function linksOf(paper: Paper): PaperContent['links'] {
  const { arxiv, code, website } = paper.custom;
  const all: readonly (readonly [string, string | undefined])[] = [
    ['Paper', paperUrl(paper)],
    ['PDF', pdfUrl(paper)],
    ['arXiv', arxiv && `https://arxiv.org/abs/${arxiv}`],
    ['DOI', paper.DOI && `https://doi.org/${paper.DOI}`],
    ['Code', code],
    ['Website', website],
  ];
  const seen = new Set<string>();
  return all.flatMap(([label, url]) => {
    if (!url || seen.has(url)) return [];
    seen.add(url);
    return [{ label, url }];
  });
}

function groupsOf(paper: Paper, catalog: Catalog): PaperGroup[] {
  const { categories, applications = [], methods = [] } = paper.custom;
  const facets = (ids: readonly string[], known: Catalog['methods'], filter: string): PaperGroup['items'] =>
    ids.map((id) => ({
      label: known.find((facet) => facet.id === id)?.label ?? id,
      query: `${filter}:${id}`,
    }));
  const groups: PaperGroup[] = [
    {
      label: 'Categories',
      items: categories.map((id) => ({
        label: categoryPath(catalog, id)
          .map(({ label }) => label)
          .join(' › '),
        query: `cat:${id}`,
      })),
    },
    { label: 'Applications', items: facets(applications, catalog.applications, 'app') },
    { label: 'Methods', items: facets(methods, catalog.methods, 'method') },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

function citationsOf(paper: Paper): PaperContent['citations'] {
  const [key = paper.id] = previewKeys([paper]);
  const content = entryContent(settingsFor(undefined));
  return (['bibtex', 'biblatex'] as const).map((dialect) => ({
    label: dialect === 'bibtex' ? 'BibTeX' : 'biblatex',
    text: formatEntry(paper, { ...content, key, dialect, eol: '\n', indent: '  ' }),
  }));
}

/** Fields by the names that readers have for them. */
const FIELDS: Readonly<Record<string, string>> = {
  author: 'authors',
  issued: 'date',
  'container-title': 'venue',
  id: 'citation key',
  URL: 'address',
  'custom.posted': 'month of posting',
  'custom.aliases': 'other titles',
  'custom.shortName': 'short name',
  'custom.code': 'code',
  'custom.note': 'note',
  'custom.arxiv': 'arXiv id',
  'custom.venueCandidate': 'possible venue',
};

function correctionOf({ field, from, to, reason }: Curation): PaperCorrection {
  const text = (value: string | readonly string[]): string => [value].flat().join(', ');
  return {
    field: FIELDS[field] ?? field,
    ...(from !== undefined && { from: text(from) }),
    ...(to !== undefined && { to: text(to) }),
    reason,
  };
}
