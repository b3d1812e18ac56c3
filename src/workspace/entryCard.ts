import * as vscode from 'vscode';
import { identifiersOf } from '../bibliography/identity';
import { fromLatex } from '../bibliography/latexText';
import { parseNames } from '../bibliography/names';
import type { BibEntry } from '../bibliography/scan';
import { fullName } from '../catalog/paper';
import { escapeMarkdown, markdownUrl, shorten } from '../util/text';

const AUTHORS_SHOWN = 8;
const LONGEST_TEXT = 400;

/** What an entry of the user's own says of its work, as a card. All text is escaped. */
export function entryCard(entry: BibEntry): vscode.MarkdownString {
  const card = new vscode.MarkdownString('', true);
  card.supportHtml = false;
  card.appendMarkdown(`**${textOf(entry, 'title') ?? escapeMarkdown(entry.key)}**\n\n`);
  const people = authorsOf(entry);
  if (people) card.appendMarkdown(`${people}\n\n`);
  const where = venueOf(entry);
  if (where) card.appendMarkdown(`$(book) ${where}\n\n`);
  const links = linksOf(entry);
  if (links.length > 0) card.appendMarkdown(`${links.join(' · ')}\n\n`);
  return card;
}

/** `Lovelace et al.`-like line of authors or, without any, editors. */
function authorsOf(entry: BibEntry): string | undefined {
  const value = entry.field('author') ?? entry.field('editor');
  const names = parseNames(value ?? '').map((name) => escapeMarkdown(shorten(fullName(name), 80)));
  if (names.length === 0) return undefined;
  const more = names.length - AUTHORS_SHOWN;
  const others = /\band\s+others\s*$/i.test(value ?? '') ? ' and others' : '';
  return more > 0
    ? `${names.slice(0, AUTHORS_SHOWN).join(', ')} and ${more} more`
    : names.join(', ') + others;
}

function venueOf(entry: BibEntry): string {
  const container = [
    'journaltitle',
    'journal',
    'booktitle',
    'publisher',
    'school',
    'institution',
    'howpublished',
  ]
    .map((name) => textOf(entry, name))
    .find((text) => text !== undefined);
  const year = /-?\d{4}/.exec(entry.field('date') ?? entry.field('year') ?? '')?.[0];
  return [container, year].filter((part) => part !== undefined).join(', ');
}

function linksOf(entry: BibEntry): string[] {
  const { doi, arxiv } = identifiersOf(entry);
  const url = entry
    .field('url')
    ?.replace(/\\([%#_&~])/g, '$1')
    .trim();
  const links: readonly (readonly [string, string | undefined])[] = [
    [`doi:${doi}`, doi && `https://doi.org/${doi}`],
    [`arXiv:${arxiv}`, arxiv && `https://arxiv.org/abs/${arxiv}`],
    ['PDF', arxiv && `https://arxiv.org/pdf/${arxiv}`],
    ['Link', url && /^https?:\/\//i.test(url) ? url : undefined],
  ];
  return links.flatMap(([label, target]) =>
    target ? [`[${escapeMarkdown(label)}](${markdownUrl(target)})`] : [],
  );
}

function textOf(entry: BibEntry, field: string): string | undefined {
  const value = entry.field(field);
  const text = value === undefined ? '' : shorten(fromLatex(value).replace(/\s+/g, ' ').trim(), LONGEST_TEXT);
  return text === '' ? undefined : escapeMarkdown(text);
}
