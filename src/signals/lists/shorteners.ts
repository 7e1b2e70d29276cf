import { writtenList } from './written-list.js';

/** Hosts whose addresses lead somewhere else that the address does not show. */
export const SHORTENERS: ReadonlySet<string> = new Set(
  writtenList(`
    bit.ly, bitly.com, buff.ly, cutt.ly, dlvr.it, fb.me, goo.gl, ift.tt, is.gd, lnkd.in, ow.ly, rb.gy, rebrand.ly
    shorturl.at, short.io, soo.gd, t.co, t.ly, t2m.io, tiny.cc, tinyurl.com, tr.im, trib.al, urlz.fr, v.gd, wp.me
    shorte.st, adf.ly, bc.vc, ouo.io, clck.ru, vk.cc, kutt.it, dub.sh, linktr.ee, s.id, surl.li`),
);
