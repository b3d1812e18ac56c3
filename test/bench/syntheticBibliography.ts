/** Entries of the usual kinds, as they come out of reference managers. The same for the same number. */
export function syntheticBibliography(count: number): string {
  return Array.from({ length: count }, (_, index) => entry(index)).join('\n');
}

const NAMES = [
  'Okafor',
  'Müller',
  'Tanaka',
  'Silva',
  'Novák',
  'Larsen',
  'Ivanova',
  'Haddad',
  'Rossi',
  'Chen',
];
const WORDS =
  'adaptive reward models for visual reasoning under sparse supervision with policy gradients and process feedback in embodied agents'.split(
    ' ',
  );

function entry(index: number): string {
  const name = (step: number): string => NAMES[(index * 7 + step * 3) % NAMES.length]!;
  const title = Array.from({ length: 9 }, (_, at) => WORDS[(index * 5 + at * at) % WORDS.length]!).join(' ');
  const year = 1990 + (index % 35);
  const key = `${name(0)
    .toLowerCase()
    .replace(/[^a-z]/g, '')}${year}x${index}`;
  const kind = index % 3;
  const place =
    kind === 0
      ? `  journal = {Journal of Studies ${index % 40}},\n  volume = {${index % 60}},\n  number = {${index % 12}},\n`
      : kind === 1
        ? `  booktitle = {Proceedings of the ${index % 50}th Conference on {AI} and Learning},\n  publisher = {Some Press},\n`
        : `  howpublished = {Technical note ${index}},\n  institution = {Institute ${index % 20}},\n`;
  return (
    `@${['article', 'inproceedings', 'misc'][kind]}{${key},\n` +
    `  title = {{${title.charAt(0).toUpperCase()}}${title.slice(1)} ${index}},\n` +
    `  author = {${name(0)}, Ada and ${name(1)}, Bruno {C.} and ${name(2)}, D.},\n${place}` +
    `  year = {${year}},\n  pages = {${index}--${index + 11}},\n  doi = {10.5555/${index}.${year}},\n}\n`
  );
}
