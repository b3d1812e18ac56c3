import { isPaper, type Paper } from '../../catalog/paper';
import type { Contradiction, ListProblem, UpdateProblem } from '../../upstream/records';

/** What was learned from the source list, as it is kept. */
export interface StoredUpdate {
  /** Address of the list. */
  readonly source: string;
  /** When the list was last asked for with success: milliseconds since 1970 UTC. */
  readonly checked: number;
  readonly etag?: string;
  readonly lastModified?: string;
  /** Papers that the bundled catalog does not have, in the order in which they were found. */
  readonly papers: readonly FoundPaper[];
  readonly contradictions: readonly Contradiction[];
  readonly problems: readonly UpdateProblem[];
  readonly oddities: readonly ListProblem[];
}

export interface FoundPaper {
  readonly paper: Paper;
  /** When it was found: milliseconds since 1970 UTC. */
  readonly found: number;
}

const VERSION = 1;

export function writeStored(update: StoredUpdate): string {
  return JSON.stringify({ version: VERSION, ...update });
}

/** Reads what was kept; undefined where it is broken, or of another version. */
export function readStored(text: string): StoredUpdate | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const stored = value as Partial<StoredUpdate> & { readonly version?: unknown };
  if (typeof stored !== 'object' || stored === null || stored.version !== VERSION) return undefined;
  const { source, checked, papers, contradictions, problems, oddities, etag, lastModified } = stored;
  const lists = [papers, contradictions, problems, oddities];
  if (typeof source !== 'string' || !isTime(checked) || !lists.every(Array.isArray)) return undefined;
  if (!papers!.every((each) => isTime(each?.found) && isPaper(each.paper))) return undefined;
  if (![...contradictions!, ...problems!, ...oddities!].every(isRemark)) return undefined;
  return {
    source,
    checked: checked!,
    ...(typeof etag === 'string' && { etag }),
    ...(typeof lastModified === 'string' && { lastModified }),
    papers: papers!,
    contradictions: contradictions!,
    problems: problems!,
    oddities: oddities!,
  };
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
}

/** Whether something that is told about the list has nothing but texts and numbers. */
function isRemark(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((part) => typeof part === 'string' || typeof part === 'number')
  );
}
