/** The program of our own page for one comment: the same tools as in a thread. The page works without it. */
import { render } from 'preact';
import { Body } from '../view/body.js';
import { writingEn } from '../view/messages/writing-en.js';
import type { CommentView } from '../wire/comment.js';
import { adoptStyle } from './adopt-style.js';
import { createAsk } from './api.js';
import { attendForm } from './write/tools.js';

/** writing.css, minified, put here by the bundler. */
declare const PARLEY_WRITING_STYLE: string;

type Read = { readonly body: CommentView['body'] };

const place = document.querySelector<HTMLElement>('[data-writing]');
const form = place?.querySelector('form');
if (place && form) {
  const { base = '', writing: site = '', quote, words: given } = place.dataset;
  const words = given ? JSON.parse(given) : writingEn;
  const ask = createAsk(base, new AbortController().signal);
  adoptStyle(document, PARLEY_WRITING_STYLE);
  attendForm(form, {
    ...{ words, quote },
    read: async (text) => {
      const asked = ask<Read>('preview', { method: 'POST', body: { site, text } });
      return (await asked.catch(() => Promise.reject(words.previewFailed))).body;
    },
    paint: (body, into) => render(<Body body={body} />, into),
  });
}
