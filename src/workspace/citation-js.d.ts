/** The part of citation-js that Shelfmark uses; the packages carry no types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown, options?: { forceType?: string; generateGraph?: boolean });
    format(
      format: 'bibliography',
      options: { format: 'text' | 'html'; template: string; lang: string; asEntryArray: true },
    ): [id: string, entry: string][];
  }
  export const plugins: {
    readonly config: {
      get(plugin: '@csl'): { readonly templates: { add(name: string, style: string): void } };
    };
  };
}
declare module '@citation-js/plugin-csl';
