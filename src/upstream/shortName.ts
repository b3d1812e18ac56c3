/**
 * The name that a title introduces, as titles of this field do: one word before the colon (`GDPO: Group ...`), or what
 * has a technical report (`Qwen-Image Technical Report`). Names of several words look like phrases: which are names
 * is for a curation record to say.
 */
export function shortNameIn(title: string): string | undefined {
  const head = title.split(/ ?:/, 1)[0] ?? '';
  if (head === title && !/ Technical Report$/.test(title)) return undefined;
  const name = head.replace(/ Technical Report$/, '');
  return name.includes(' ') ? undefined : name;
}
