/**
 * Parley's exchange format as JSON: a list of comments, `{"comments": […]}`, or JSON lines; generic-row tells their fields.
 * In `meta`: nothing.
 */
import { fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { createGenericRows, STORY_FIELDS } from './generic-row.js';
import { parseJson } from './json.js';
import { hasFields } from './json-shape.js';

const PLACES = ['*', '', 'comments.*'];

export const genericJson: ArchiveFormat = {
  name: 'json',
  system: 'generic',
  detect: (head) => STORY_FIELDS.some((field) => hasFields(head, PLACES, [field, 'text'])),
  parse: (text) =>
    parseJson(text, { lists: ['', 'comments'], lines: true }, (emit) => {
      const take = createGenericRows(emit);
      return { item: (item) => take(fieldsOf(item.value, item)) };
    }),
};
