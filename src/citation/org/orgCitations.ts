import type { Declarations } from '../declarations';
import { listedKeys } from '../listedKeys';
import type { CitationSyntaxModule } from '../syntax';
import { opaqueInOrg } from './orgMarkup';

/** Org's own citations (Org manual, section 12.2): `[cite/style:prefix @key1 p. 3; @key2]`. */
export const orgCitations: CitationSyntaxModule = listedKeys({
  syntax: 'org',
  languages: ['org'],
  extensions: { org: 'org' },
  opening: /\[cite(?:\/[\p{L}\p{N}_/-]*)?:/gu,
  closing: ']',
  separator: ';',
  mark: '@',
  apart: /[=~[]/,
  opaque: opaqueInOrg,
  fresh: (keys) => `[cite:${keys.map((key) => `@${key}`).join('; ')}]`,
  declarations,
});

/** `#+bibliography:` of Org, and the links of org-ref (its manual, "Bibliography"). */
function declarations(text: string): Declarations {
  const named = Array.from(
    text.matchAll(/^[ \t]*#\+bibliography:[ \t]*(.+?)[ \t]*\r?$/gim),
    (match) => match[1]!,
  );
  const linked = Array.from(
    text.matchAll(/^[ \t]*(?:\[\[)?(?:(?:no)?bibliography|addbibresource):([^\s\]]+)/gm),
    (match) => match[1]!,
  );
  const files = [...named, ...linked.flatMap((list) => list.split(','))].map((file) =>
    file.replace(/^"(.*)"$/, '$1'),
  );
  const includes = Array.from(text.matchAll(/^[ \t]*#\+include:[ \t]*"([^"\n]+)"/gim), (match) => match[1]!);
  // The style `nocite` with a star takes in every entry (Org manual, section 12.2).
  const citesAll = /\[cite\/n(?:ocite)?:[^\]\n]*@\*/.test(text);
  return { files: [...new Set(files)], includes, isMain: files.length > 0, citesAll };
}
