import assert from 'node:assert/strict';
import { differencesText } from '../../../src/views/differences/differencesText';

suite('Differences to the source list', () => {
  test('every contradiction, what was left out and what is odd stand with their lines; texts are only texts', () => {
    const text = differencesText({
      source: 'https://a.example/[list]',
      checked: Date.UTC(2026, 10, 23),
      papers: [],
      contradictions: [
        {
          paper: 'liu2026gdpo',
          field: 'custom.venue',
          catalog: 'ICML',
          listed: '[x](command:evil)',
          line: 7,
        },
      ],
      problems: [{ message: '<script> is not clear.', line: 9 }],
      oddities: [{ code: 'no-date', message: '"T" has no date.', line: 12 }],
    });
    assert.match(
      text,
      /Line 7: liu2026gdpo, custom\.venue: ICML in the catalog, \\\[x\\\]\\\(command:evil\\\) in the list/,
    );
    assert.match(text, /Line 9: \\<script\\> is not clear\./);
    assert.match(text, /Line 12: "T" has no date\./);
    assert.match(text, /Read on 2026-11-23/);
  });

  test('before the first check it says what to do', () => {
    assert.match(differencesText(undefined), /Check for New Papers/);
  });
});
