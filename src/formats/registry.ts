/** Every format that Parley reads, most particular first: the first that recognises a head reads the archive. */
import { disqus } from './disqus.js';
import type { ArchiveFormat } from './format.js';
import { outline } from './outline.js';
import { parley } from './parley.js';
import { wxr } from './wxr.js';

export const FORMATS: readonly ArchiveFormat[] = [parley, disqus, wxr, outline];

/** The format of a text that begins with `head` (64 KB of it, unpacked), judged by content; undefined if none knows it. */
export function detectFormat(head: string): ArchiveFormat | undefined {
  return FORMATS.find((format) => format.detect(head));
}

/** The format that `--format` names; undefined when there is none of that name. */
export function formatByName(name: string): ArchiveFormat | undefined {
  return FORMATS.find((format) => format.name === name);
}
