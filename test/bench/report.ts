import { run as bibliography } from './bibliography.bench';
import { formatRow, type BenchRow } from './rows';
import { run as related } from './related.bench';
import { run as search } from './search.bench';

/** Prints the rows that were measured elsewhere (`BENCH_ROWS`, JSON) and those that need no editor. */
async function main(): Promise<void> {
  const elsewhere = JSON.parse(process.env['BENCH_ROWS'] ?? '[]') as BenchRow[];
  for (const row of [...elsewhere, ...bibliography(), ...related(), ...(await search())])
    console.log(formatRow(row));
}

void main();
