import type { MapTable, MapTimeline } from './mapTables';

/** A table as comma-separated values with a line of headings (RFC 4180). */
export function tableToCsv({ rows, columns, counts }: MapTable): string {
  return lines([['', ...columns], ...rows.map((row, at) => [row, ...counts[at]!.map(String)])]);
}

/** The points of a timeline, a line each. */
export function timelineToCsv({ lanes, points }: MapTimeline): string {
  return lines([
    ['Category', 'Month', 'Key', 'Name', 'Venue'],
    ...points.map(({ lane, month, key, name, place }) => [lanes[lane] ?? '', month, key, name, place]),
  ]);
}

function lines(table: readonly (readonly string[])[]): string {
  return table.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Spreadsheets take a text that begins so for a formula: an apostrophe makes it a text. */
function field(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}
