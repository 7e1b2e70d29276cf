/** Every format that Parley reads, most particular first: the first that recognises a head reads the archive. */
import { artrans } from './artrans.js';
import { blogger } from './blogger.js';
import { comentario } from './comentario.js';
import { commento } from './commento.js';
import { disqus } from './disqus.js';
import { duoshuo } from './duoshuo.js';
import type { ArchiveFormat } from './format.js';
import { isso } from './isso.js';
import { livefyre } from './livefyre.js';
import { movabletype } from './movable-type.js';
import { outline } from './outline.js';
import { parley } from './parley.js';
import { remark42 } from './remark42.js';
import { staticman } from './staticman.js';
import { twikoo } from './twikoo.js';
import { valine } from './valine.js';
import { waline } from './waline.js';
import { wxr } from './wxr.js';

export const FORMATS: readonly ArchiveFormat[] = [
  parley,
  disqus,
  wxr,
  isso,
  remark42,
  commento,
  comentario,
  artrans,
  waline,
  valine,
  twikoo,
  duoshuo,
  livefyre,
  blogger,
  movabletype,
  staticman,
  outline,
];

/** The format of a text that begins with `head` (64 KB of it, unpacked), judged by content; undefined if none knows it. */
export function detectFormat(head: string): ArchiveFormat | undefined {
  return FORMATS.find((format) => format.detect(head));
}

/** The format that `--format` names; undefined when there is none of that name. */
export function formatByName(name: string): ArchiveFormat | undefined {
  return FORMATS.find((format) => format.name === name);
}
