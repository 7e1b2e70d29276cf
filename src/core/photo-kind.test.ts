import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { photoKind } from './photo-kind.js';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const said = (text: string): string => JSON.stringify(photoKind(bytes(text)));

describe('what an uploaded file is', () => {
  it('is told by its first bytes', () => {
    const kinds = {
      jpeg: '\xff\xd8\xff\xe0rest',
      png: '\x89PNG\r\n\x1a\nrest',
      webp: 'RIFF\x10\0\0\0WEBPVP8 ',
      avif: '\0\0\0\x1cftypavif',
    };
    for (const [kind, head] of Object.entries(kinds)) assert.equal(said(head), JSON.stringify({ kind }));
  });

  it('is said to whoever chose something else, with what to do', () => {
    assert.match(said('<svg xmlns="http://www.w3.org/2000/svg"/>'), /SVG.*Export it as PNG/);
    assert.match(said('\n<?xml version="1.0"?><svg/>'), /SVG/);
    assert.match(said('GIF89a'), /GIF/);
    assert.match(said('\0\0\0\x18ftypheic'), /HEIC.*JPEG/);
    for (const other of ['', '%PDF-1.7', 'RIFF\0\0\0\0WAVE', '\xff\xd8', 'just text'])
      assert.match(said(other), /no JPEG, PNG, WebP or AVIF/);
  });
});
