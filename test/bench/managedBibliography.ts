import { randomNumbers } from './syntheticPapers';

/** Letters of an entry of the usual kind, abstract included: as many as reference managers write. */
const ENTRY_LENGTH = 340;

const WORDS = (
  'analysis adaptive bounds causal convex data deep distributed dynamic efficient estimation exact field graph ' +
  'inference kernel large latent learning linear local model networks neural noise optimal policy prior random ' +
  'reasoning robust sampling search sparse spectral stochastic structure theory transfer variational visual'
).split(' ');
const NAMES =
  'Abe Berg Chen Dahl Egede Fuchs Gärtner Hald Ito Jung Krüger Lund Łoś Moe Nagy Osei Park Qi Ruiz Sato'.split(
    ' ',
  );

/** What people write otherwise: at every so many entries, one of these instead. */
const UNUSUAL = 25;

/**
 * A bibliography as reference managers write it, about 340 characters an entry, the same for every run: articles,
 * conference papers and preprints with DOIs or arXiv ids in one of the usual forms; quoted values, macros, remarks and
 * the managers' own blocks in between. Keys come in ascending order.
 *
 * @param size How many entries.
 */
export function managedBibliography(size: number): string {
  const random = randomNumbers(size);
  const parts = ['@string{jlr = "Journal of Learned Results"}\n', '@preamble{"\\newcommand{\\noop}[1]{}"}\n'];
  for (let number = 0; number < size; number++) {
    if (number % UNUSUAL === 0) parts.push(`% Read in week ${number / UNUSUAL}.\n`);
    parts.push(entry(number, random));
  }
  parts.push('@comment{jabref-meta: databaseType:bibtex;}\n');
  return parts.join('\n');
}

/** The key of an entry, by its place. */
export function managedKey(number: number): string {
  return `author${String(number).padStart(6, '0')}`;
}

function entry(number: number, random: () => number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const words = (count: number): string => Array.from({ length: count }, () => pick(WORDS)).join(' ');
  const people = Array.from({ length: 3 }, () => `${pick(NAMES)}, ${pick(NAMES)[0]}.`).join(' and ');
  const year = 1990 + (number % 36);
  const arxiv = `${String(10 + (number % 15))}${String(1 + (number % 12)).padStart(2, '0')}.${String(10000 + number)}`;
  const where = [
    [`journal = jlr`, `volume = ${number % 60}`, `doi = {10.5555/JLR.${number}}`],
    [`booktitle = {Proceedings of the {C}onference}`, `doi = {10.5555/conf.${number}}`, `month = jan`],
    number % 2 === 0
      ? [`eprint = {${arxiv}}`, `archivePrefix = {arXiv}`, `primaryClass = {cs.LG}`]
      : [`journal = {arXiv preprint arXiv:${arxiv}}`],
  ][number % 3]!;
  const title = words(6);
  const quoted = number % UNUSUAL === 1;
  const fields = [
    `author = {${people}}`,
    quoted ? `title = "${title} {K}rylov"` : `title = {{${title[0]!.toUpperCase()}}${title.slice(1)}}`,
    `year = {${year}}`,
    ...where,
  ];
  const type = ['article', 'inproceedings', 'misc'][number % 3]!;
  const head = `@${type}{${managedKey(number)},\n  ${fields.join(',\n  ')},\n  keywords = {`;
  const filler = words(Math.ceil((ENTRY_LENGTH - head.length) / 5));
  return `${head}${filler.slice(0, Math.max(0, ENTRY_LENGTH - head.length - 6))}}\n}\n`;
}
