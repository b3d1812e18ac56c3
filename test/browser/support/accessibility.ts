import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** Fails when the page of a webview breaks a rule of accessibility that axe-core can check (WCAG 2.2, A and AA). */
export async function assertAccessible(webview: FrameLocator, what: string): Promise<void> {
  const frame = await (await webview.owner().elementHandle())?.contentFrame();
  assert.ok(frame, 'the webview has a frame');
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await frame.evaluate(readFileSync(axe, 'utf8'));
  const violations = await frame.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(context: Document, options: object): Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await run.run(document, { runOnly: { type: 'tag', values: tags } })).violations;
  });
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `  ${html.slice(0, 160)}\n    ${failureSummary ?? ''}`)
        .join('\n')}`,
  );
  assert.equal(told.join('\n'), '', what);
}
