/** Every format that Parley reads, most particular first: the first that recognises a head reads the archive. */
import { artrans } from './artrans.js';
import { blogger } from './blogger.js';
import { comentario } from './comentario.js';
import { commento } from './commento.js';
import { coral } from './coral.js';
import { coral4 } from './coral-4.js';
import { coralCsv } from './coral-csv.js';
import { cusdis } from './cusdis.js';
import { discourse } from './discourse.js';
import { disqus } from './disqus.js';
import { duoshuo } from './duoshuo.js';
import { facebook } from './facebook.js';
import type { ArchiveFormat } from './format.js';
import { genericCsv } from './generic-csv.js';
import { genericJson } from './generic-json.js';
import { ghost } from './ghost.js';
import { giscus } from './giscus.js';
import { html } from './html.js';
import { hypercomments } from './hypercomments.js';
import { intensedebate } from './intensedebate.js';
import { isso } from './isso.js';
import { issoJson } from './isso-json.js';
import { livefyre } from './livefyre.js';
import { movabletype } from './movable-type.js';
import { openweb } from './openweb.js';
import { outline } from './outline.js';
import { parley } from './parley.js';
import { remark42 } from './remark42.js';
import { schnack } from './schnack.js';
import { staticman } from './staticman.js';
import { talkyard } from './talkyard.js';
import { twikoo } from './twikoo.js';
import { utterances } from './utterances.js';
import { valine } from './valine.js';
import { waline } from './waline.js';
import { wpRest } from './wp-rest.js';
import { wxr } from './wxr.js';

export const FORMATS: readonly ArchiveFormat[] = [
  parley,
  disqus,
  wxr,
  blogger,
  intensedebate,
  hypercomments,
  isso,
  cusdis,
  schnack,
  remark42,
  commento,
  comentario,
  artrans,
  waline,
  valine,
  twikoo,
  duoshuo,
  issoJson,
  livefyre,
  coral,
  coral4,
  discourse,
  giscus,
  utterances,
  facebook,
  talkyard,
  ghost,
  wpRest,
  genericJson,
  openweb,
  coralCsv,
  genericCsv,
  html,
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
