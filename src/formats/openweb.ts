/**
 * OpenWeb's (Spot.IM's) CSV of comments. Which columns it has besides the required ones is known from parts of its
 * documentation only; every name that an export of it was seen to use is taken. In `meta`: nothing. Never pictures.
 */
import { parseCsv } from './csv.js';
import { hasColumns } from './csv-head.js';
import { emitComment } from './emit-records.js';
import type { Fields } from './fields.js';
import type { ArchiveFormat, ParsedRecord, SourceStatus } from './format.js';
import { knownStatus } from './known-status.js';
import { formatOfMixed } from './mixed-markup.js';
import { createPageThreads } from './page-threads.js';
import { peekText } from './peek-text.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

const REQUIRED = ['content', 'message_id', 'post_id', 'user_id'];
// A header fits.
const PEEKED = 4096;

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '': 'published',
  approved: 'published',
  published: 'published',
  public: 'published',
  pending: 'pending',
  require_approval: 'pending',
  rejected: 'trash',
  blocked: 'trash',
  spam: 'spam',
  deleted: 'deleted',
};

function first(row: Fields, ...names: readonly string[]): string | undefined {
  return names.map((name) => row.word(name)).find((value) => value !== undefined);
}

function startOpenWeb(emit: Emit) {
  const pageThread = createPageThreads(emit);
  return {
    row(row: Fields): void {
      const post = row.word('post_id');
      const url = first(row, 'post_url', 'url', 'conversation_url');
      const text = row.text('content');
      const format = formatOfMixed(text);
      const time = first(row, 'written_at', 'created_at', 'creation_time', 'timestamp', 'time');
      const parent = first(row, 'parent_id', 'parent_message_id', 'reply_to');
      const address = url ?? (post !== undefined && hasHost(post) ? post : undefined);
      pageThread({
        id: post ?? '',
        urls: [address],
        key: address === post ? undefined : post,
        title: row.text('post_title'),
      });
      emitComment(emit, {
        id: row.word('message_id'),
        thread: post,
        parent: parent === '0' ? undefined : parent,
        text,
        format: format === 'markdown' ? 'plain' : format,
        created: rowTime(time, { numbers: Number(time) > 1e11 ? 'ms' : 's' }),
        status: knownStatus(row.text('status'), STATUSES, { emit, sourceId: row.word('message_id') }),
        author: {
          id: row.word('user_id'),
          name: first(row, 'display_name', 'user_name'),
          email: row.word('email'),
        },
        votes: { up: row.count('rank_up'), down: row.count('rank_down') },
      });
    },
  };
}

async function* parseOpenWeb(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord, void, void> {
  const { start, whole } = await peekText(text, PEEKED);
  yield* parseCsv(whole, { start, requires: REQUIRED }, startOpenWeb);
}

export const openweb: ArchiveFormat = {
  name: 'openweb',
  system: 'openweb',
  unverified: true,
  detect: (head) => hasColumns(head, REQUIRED),
  parse: parseOpenWeb,
};
