import { lineEnd } from '../scanning';
import type { CitedKey } from '../syntax';
import { metadataEnd } from './blocks';
import { mentionAt } from './mention';

/**
 * The keys that the metadata block at the top names as `nocite`, on the line or on the more indented lines and list
 * items below it (Pandoc User's Guide, "Including uncited items in the bibliography").
 */
export function nociteKeys(text: string): CitedKey[] {
  const blockEnd = metadataEnd(text, 0, true) ?? 0;
  const keys: CitedKey[] = [];
  let within = false;
  for (let at = 0; at < blockEnd; at = lineEnd(text, at) + 1) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (/^[^\s#-]/.test(line)) within = /^["']?nocite["']?[ \t]*:/.test(line);
    if (within) keys.push(...mentionsOn(text, at, end));
  }
  return keys;
}

function mentionsOn(text: string, start: number, end: number): CitedKey[] {
  const keys: CitedKey[] = [];
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
    const mention = mentionAt(text, at);
    if (!mention || mention.end > end) continue;
    keys.push({
      key: text.slice(mention.keyStart, mention.keyEnd),
      start: mention.keyStart,
      end: mention.keyEnd,
    });
    at = mention.end - 1;
  }
  return keys;
}
