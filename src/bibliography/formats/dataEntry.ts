import type { BibField } from '../fields';
import type { BibEntry } from '../scan';

/** What an item of JSON or YAML holds once it is read: texts, lists and mappings; numbers as they are written. */
export type Data = string | readonly Data[] | DataMapping | undefined;

export interface DataMapping {
  readonly [name: string]: Data;
}

/** Where an item and its key stand: UTF-16 offsets, ends exclusive, the key's without quotes. */
export interface ItemPlace {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** How the items of a format are told in BibTeX's words. */
export interface ItemReading {
  /** The entry type, in lower case. */
  typeOf(data: DataMapping): string;
  /** Value of the field with that name in lower case, in TeX. */
  fieldOf(data: DataMapping, name: string): string | undefined;
}

/**
 * An item as an entry. It is read when its type or a field is first asked for, and kept read, since reading it costs
 * more than looking into a .bib entry. It has no places of fields: none of them stands there as BibTeX has it.
 */
export function dataEntry(place: ItemPlace, load: () => DataMapping, reading: ItemReading): BibEntry {
  return new DataEntry(place, load, reading);
}

class DataEntry implements BibEntry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly closed: boolean;
  private loaded: DataMapping | undefined;

  constructor(
    place: ItemPlace,
    private readonly load: () => DataMapping,
    private readonly reading: ItemReading,
  ) {
    this.key = place.key;
    this.start = place.start;
    this.end = place.end;
    this.keyStart = place.keyStart;
    this.keyEnd = place.keyEnd;
    this.closed = place.closed;
  }

  get type(): string {
    return this.reading.typeOf(this.data());
  }

  field(name: string): string | undefined {
    return this.reading.fieldOf(this.data(), name.toLowerCase());
  }

  fields(): BibField[] {
    return [];
  }

  private data(): DataMapping {
    return (this.loaded ??= this.load());
  }
}

export function textOf(data: Data): string | undefined {
  return typeof data === 'string' && data.trim() !== '' ? data.trim() : undefined;
}

export function listOf(data: Data): readonly Data[] {
  if (data === undefined) return [];
  return isList(data) ? data : [data];
}

export function mappingOf(data: Data): DataMapping {
  return isMapping(data) ? data : {};
}

export function isMapping(data: Data): data is DataMapping {
  return typeof data === 'object' && !isList(data);
}

export function isList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}
