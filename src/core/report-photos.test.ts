import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Body } from './body/tree.js';
import type { Photo, PhotoPlace, ReportDetails } from './report.js';
import { arrangePhotos, chiefPhoto } from './report-photos.js';

const photo = (id: string): Photo => ({
  ...{ id, width: 640, height: 480, widths: [640] },
  ...{ alt: 'A quay', caption: '', credit: 'Ann Example', licence: 'CC0' },
});
const details = (ids: readonly string[], places: readonly PhotoPlace[]): ReportDetails => ({
  ...{ section: '', tags: [], authors: [], places },
  photos: ids.map(photo),
});
const body: Body = ['one', 'two'].map((text) => ({ type: 'paragraph', children: [text] }));

/** `a` for a photo, `1` for a stretch of one block. */
function order(ids: readonly string[], places: readonly PhotoPlace[]): string {
  const { lead, pieces } = arrangePhotos(body, details(ids, places));
  const parts = pieces.map((piece) => ('photo' in piece ? piece.photo.id : String(piece.blocks.length)));
  return `${lead?.id ?? '-'}: ${parts.join(' ')}`;
}

describe('the photos of a report', () => {
  it('stand where its text places them, the first of the others above it, the rest below', () => {
    assert.equal(order(['a', 'b', 'c'], [{ photo: 'b', before: 1 }]), 'a: 1 b 1 c');
    assert.equal(order(['a'], [{ photo: 'a', before: 2 }]), '-: 2 a');
    assert.equal(order(['a'], [{ photo: 'a', before: 0 }]), '-: a 2');
    assert.equal(order([], []), '-: 2');
  });

  it('are passed over where the text names one that is not there', () => {
    assert.equal(order(['a'], [{ photo: 'gone', before: 1 }]), 'a: 2');
  });

  it('are led by the one above the text, else by the first', () => {
    assert.equal(chiefPhoto(details(['a', 'b'], [{ photo: 'a', before: 1 }]))?.id, 'b');
    assert.equal(chiefPhoto(details(['a'], [{ photo: 'a', before: 1 }]))?.id, 'a');
    assert.equal(chiefPhoto(undefined), null);
  });
});
