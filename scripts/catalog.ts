/**
 * Brings the catalog up to its source list: `npm run catalog -- --from <file or address>`.
 *
 *   --from <file or address>  the list, in Markdown
 *   --arxiv <address>         another arXiv API
 *   --offline                 asks arXiv nothing; new papers come without authors, which are else left out
 *   --dry-run                 writes nothing
 *
 * Adds new papers to data/papers.json and changes nothing that is there. Ends with 0 when all is said, with 1 when
 * something is for a person to decide (what is clear was written), with 2 when there is no list or nothing can be done with it (nothing was written).
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseCatalog } from '../src/catalog/catalog';
import type { Paper } from '../src/catalog/paper';
import { askArxiv, waitFor, type ArxivAnswers } from '../src/upstream/arxivClient';
import { parseAwesomeList } from '../src/upstream/awesomeList';
import { planUpdate, unknownArxivIds } from '../src/upstream/catalogUpdate';
import type { Curation } from '../src/upstream/curation';
import { createDownloader } from '../src/upstream/download';
import { reportUpdate } from './catalog/report';

const ARXIV = 'https://export.arxiv.org/api/query';
const MOST_BYTES = 8_000_000;
const TIMEOUT = 60_000;

const download = createDownloader(fetch);
const dataFile = (name: string): string => fileURLToPath(new URL(`../data/${name}`, import.meta.url));
const readData = (name: string): unknown => JSON.parse(readFileSync(dataFile(name), 'utf8'));

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      arxiv: { type: 'string', default: ARXIV },
      offline: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (values.from === undefined) return unusable('Say where the list is: --from <file or address>.');
  const markdown = await readList(values.from);
  if (typeof markdown !== 'string') return unusable(`The list cannot be read: ${markdown.problem}.`);
  const list = parseAwesomeList(markdown);
  if (list.papers.length === 0) return unusable(`There is no list of papers in ${values.from}.`);

  const papers = readData('papers.json') as Paper[];
  const curation = readData('curation.json') as Curation[];
  const ids = unknownArxivIds(list, papers, curation);
  const asked: ArxivAnswers =
    values.offline || ids.length === 0
      ? { records: new Map() }
      : await askArxiv(ids, { base: values.arxiv, download, wait: waitFor });
  const today = new Date().toISOString().slice(0, 10);
  const update = planUpdate({ list, papers, curation, arxiv: asked.records, today });
  // A key is for ever: who has no authors yet would get one without their name, unless nobody is to be asked.
  const added = update.added.filter(({ author, custom }) => values.offline || author || !custom.arxiv);
  const next = [...papers, ...added];
  parseCatalog(next, readData('categories.json'));

  if (added.length > 0 && !values['dry-run']) {
    // Whole or not at all: a file that is half written would cost every key.
    const partial = dataFile('papers.json.partial');
    writeFileSync(partial, `${JSON.stringify(next, undefined, 2)}\n`);
    renameSync(partial, dataFile('papers.json'));
  }
  console.log(reportUpdate({ ...update, added }, list, asked.problem));
  const leftOut = update.added.filter((paper) => !added.includes(paper));
  for (const { title, custom } of leftOut)
    console.log(`Left out, as its authors are not known: ${custom.arxiv}, ${title}`);
  const undecided =
    update.problems.length + update.contradictions.length + update.missing.length + leftOut.length;
  return undecided > 0 || asked.problem !== undefined ? 1 : 0;
}

async function readList(from: string): Promise<string | { readonly problem: string }> {
  if (!/^https?:/i.test(from)) {
    return existsSync(from) ? readFileSync(from, 'utf8') : { problem: `there is no file ${from}` };
  }
  const answer = await download(from, { mostBytes: MOST_BYTES, timeout: TIMEOUT });
  if (answer.kind === 'text') return answer.text;
  return { problem: answer.kind === 'failed' ? String(answer.status ?? answer.reason) : answer.kind };
}

function unusable(message: string): number {
  console.error(message);
  return 2;
}

void main()
  .catch((error: unknown) => unusable(error instanceof Error ? error.message : String(error)))
  .then((code) => (process.exitCode = code));
