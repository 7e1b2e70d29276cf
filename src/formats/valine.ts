/**
 * Valine's table as LeanCloud exports it, in all generations: a JSON list, `{"results": […]}`, JSON lines (also joined by
 * commas), CSV. In `meta`: `sticky`. Never `ip`, `ua` and the access lists.
 */
import { createLeanCloudRows } from './comment-family.js';
import { hasColumns } from './csv-head.js';
import type { ArchiveFormat } from './format.js';
import { hasFields } from './json-shape.js';
import { parseRows } from './rows.js';

const PLACES = ['*', 'results.*', ''];

function detect(head: string): boolean {
  const isJson = ['insertedAt', 'objectId'].some((field) =>
    hasFields(head, PLACES, ['nick', 'comment', field]),
  );
  return isJson || hasColumns(head, ['objectId', 'nick', 'comment', 'url']);
}

export const valine: ArchiveFormat = {
  name: 'valine',
  system: 'valine',
  detect,
  parse: (text) =>
    parseRows(
      text,
      { lists: ['', 'results'], lines: true, requires: ['comment', 'nick', 'url'] },
      (emit) => ({ row: createLeanCloudRows(emit, false) }),
    ),
};
