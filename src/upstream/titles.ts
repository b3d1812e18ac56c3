/** The text with plain hyphens and single plain spaces where the source has non-breaking ones. */
export function plainTypography(text: string): string {
  return text
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What is left of a title when case, hyphens, quotes and blanks do not count. */
export function titleKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The titles, in plain typography, that differ from `title` and from each other in more than typography. */
export function distinctTitles(title: string, titles: readonly string[]): string[] {
  const seen = new Set([titleKey(title)]);
  return titles.map(plainTypography).filter((text) => {
    const key = titleKey(text);
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
