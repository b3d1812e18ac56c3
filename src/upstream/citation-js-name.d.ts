declare module '@citation-js/name' {
  import type { PersonName } from '../../src/catalog/paper';

  /** Splits a name as it is printed on a title page. */
  export function parse(name: string): PersonName;
}
