import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bibtexParser } from 'latex-utensils';
import { indexEntries, type EntryIndex } from '../../src/bibliography/identity';
import { planInsertion } from '../../src/bibliography/insertion';
import { rescanFile, scanBibliography, scanFile, type BibFile } from '../../src/bibliography/scan';
import type { Paper } from '../../src/catalog/paper';
import { quantile, type BenchRow } from './rows';
import { managedBibliography, managedKey } from './managedBibliography';

const ENTRIES = 10_000;
/** How often each is timed; the slow ones less often. */
const TIMES = 25;
const SLOW_TIMES = 3;

const TIMES_FASTER = 20;
const TARGET_RESCAN_MS = 10;
const TARGET_MEMORY_KB = 15_000;

const PARSER = 'latex-utensils';

/** Times scanning, editing and adding to a large bibliography, beside a parser that reads all of it. */
export function run(): BenchRow[] {
  const text = loaded(managedBibliography(ENTRIES));
  // Taken first: what the other parser leaves behind is not ours.
  const memory = memoryRows(text);
  const scans = timed(TIMES, () => scanFile(text));
  const parses = timed(SLOW_TIMES, () => bibtexParser.parse(text));
  const edits = editsOf(text);
  const of = `${ENTRIES} entries`;
  const parsed = quantile(parses, 0.5);
  return [
    {
      name: `bibliography: scan, ${of}, median`,
      value: quantile(scans, 0.5),
      unit: 'ms',
      target: Math.round(parsed / TIMES_FASTER),
      alternative: { name: PARSER, value: parsed },
    },
    {
      name: `bibliography: scan and index, ${of}, median`,
      value: quantile(
        timed(TIMES, () => indexEntries(scanFile(text).entries)),
        0.5,
      ),
      unit: 'ms',
      // The parser reads all fields, as the index does.
      alternative: { name: PARSER, value: parsed },
    },
    {
      name: 'bibliography: scan and index after an edit, median',
      value: quantile(edits, 0.5),
      unit: 'ms',
      target: TARGET_RESCAN_MS,
    },
    { name: 'bibliography: scan and index after an edit, p95', value: quantile(edits, 0.95), unit: 'ms' },
    {
      name: 'bibliography: plan of an insertion, median',
      value: quantile(
        timed(TIMES, () => planInsertion(text, NEW_PAPER, { dialect: 'bibtex', order: 'key' })),
        0.5,
      ),
      unit: 'ms',
    },
    lostToBroken(text),
    ...memory,
  ];
}

const NEW_PAPER: Paper = {
  id: 'author005000new',
  type: 'article-journal',
  title: 'On a work that is not there',
  author: [{ family: 'Nobody', given: 'N.' }],
  issued: { 'date-parts': [[2025]] },
  DOI: '10.5555/none',
  custom: { categories: [] },
};

/** Letters typed into entries all over the file. */
function editsOf(text: string): number[] {
  const editor = edited(text);
  return Array.from({ length: 2 * TIMES }, (_, at) => {
    const type = editor.type((at * 397) % ENTRIES);
    return elapsed(type);
  });
}

/** A bibliography that is open in an editor: each call prepares a letter in an entry, and gives what reads it again. */
function edited(start: string): { type(entry: number): () => void } {
  let text = start;
  let file: BibFile = scanFile(text);
  let index: EntryIndex = indexEntries(file.entries);
  return {
    type(entry) {
      const at = file.entries[entry]!.end - 4;
      const next = loaded(`${text.slice(0, at)}x${text.slice(at)}`);
      return () => {
        file = rescanFile(file, text, next);
        text = next;
        index = indexEntries(file.entries);
        index.find(NEW_PAPER);
      };
    },
  };
}

/** How many of the other entries are not found where one lacks its closing braces. */
function lostToBroken(text: string): BenchRow {
  const key = managedKey(ENTRIES / 2);
  const [broken] = scanBibliography(text).filter((entry) => entry.key === key);
  const cut = text.slice(0, broken!.end - 3) + text.slice(broken!.end);
  const found = scanBibliography(cut).filter((entry) => entry.closed && entry.key !== key);
  return {
    name: 'bibliography: entries lost to a broken one',
    value: ENTRIES - 1 - found.length,
    unit: 'entries',
    target: 0,
    alternative: { name: PARSER, value: ENTRIES - 1 - parsedEntries(cut) },
  };
}

function parsedEntries(text: string): number {
  try {
    return bibtexParser.parse(text).content.filter(bibtexParser.isEntry).length;
  } catch {
    return 0;
  }
}

/** What stays in memory: of the text, of scan and index with it, and after edits. */
function memoryRows(text: string): BenchRow[] {
  const rows: [what: string, make: () => unknown][] = [
    ['text', () => loaded(text)],
    ['text and index', () => edited(loaded(text))],
    ['after 100 edits', () => editedManyTimes(loaded(text))],
  ];
  return rows.map(([what, make], at) => ({
    name: `bibliography: memory, ${ENTRIES} entries, ${what}`,
    value: bytesOf(make) / 1000,
    unit: 'kB',
    ...(at > 0 ? { target: TARGET_MEMORY_KB } : {}),
  }));
}

function editedManyTimes(text: string): unknown {
  const editor = edited(text);
  for (let at = 0; at < 100; at++) editor.type((at * 397) % ENTRIES)();
  return editor;
}

/** How much more memory is used while what was made is held. */
function bytesOf(make: () => unknown): number {
  const before = bytesUsed();
  const held = [make()];
  const used = bytesUsed() - before;
  held.pop();
  return used;
}

/** On the heap, and of long strings beside it. */
function bytesUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let times = 0; times < 3; times++) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** The text as one that came from a file: of one piece, and nobody else's. */
function loaded(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

function timed(times: number, action: () => unknown): number[] {
  action();
  return Array.from({ length: times }, () => elapsed(action));
}

function elapsed(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}
