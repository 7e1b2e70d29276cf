/**
 * Waline's own export (JSON) and the CSV that its migration tool and its SQL databases give. Only comments are read: the
 * table of accounts, with its password hashes, is skipped unread. Bodies are Markdown, or HTML from older versions; anchors
 * to other comments in them stay as they are. In `meta`: `sticky`. Never `ip` and `ua`.
 */
import { createLeanCloudRows } from './comment-family.js';
import { hasColumns } from './csv-head.js';
import type { ArchiveFormat } from './format.js';
import type { JsonItem } from './json-reader.js';
import { jsonOutline } from './json-shape.js';
import { refusedArchive } from './parse-failure.js';
import { parseRows, type RowHandlers } from './rows.js';
import type { Emit } from './xml-dialect.js';

const VERSION = 1;

function startWaline(emit: Emit): RowHandlers {
  return {
    row: createLeanCloudRows(emit, true),
    value({ value }: JsonItem) {
      if (value !== VERSION)
        throw refusedArchive(
          `it is version ${String(value).slice(0, 40)} of Waline's export; ${VERSION} is read`,
        );
    },
  };
}

function detect(head: string): boolean {
  const outline = jsonOutline(head);
  if (outline === undefined) return hasColumns(head, ['id', 'nick', 'comment', 'url', 'insertedAt']);
  return outline.paths.has('data.Comment') || /^\s*\{[^{}[\]]*"type"\s*:\s*"waline"/.test(head);
}

export const waline: ArchiveFormat = {
  name: 'waline',
  system: 'waline',
  detect,
  parse: (text) =>
    parseRows(
      text,
      { lists: ['data.Comment'], values: ['version'], requires: ['comment', 'nick', 'url'] },
      startWaline,
    ),
};
