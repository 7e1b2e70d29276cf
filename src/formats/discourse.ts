/**
 * A topic of Discourse as its API gives it (`/t/ID.json`, also further chunks of its posts): give all files of a topic at
 * once. The first post is the topic's text, or the companion that an embedded topic begins with, never a comment. Posts are
 * keyed by topic and number, as their addresses and `reply_to_post_number` name them.
 * In `meta`: `postId`.
 */
import { eachFile } from './each-file.js';
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFile, ArchiveFormat, ParsedFailure, ParsedRecord, SourceStatus } from './format.js';
import { type JsonHandlers, parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { oneFile } from './one-file.js';
import { detached } from './record-fields.js';
import { createRecordSink } from './record-sink.js';
import { rowTime } from './row-times.js';
import type { Emit } from './xml-dialect.js';

/** What is no reply: acts of moderators, small notices, whispers among the staff. */
const KINDS: Readonly<Record<string, string>> = {
  '2': 'moderator_action',
  '3': 'small_action',
  '4': 'whisper',
};
const LIKE = 2;

/** What is known of a topic once all its files are read. */
interface Topic {
  title: string;
  slug: string;
  url: string;
  isClosed: boolean;
  created: unknown;
  article: string;
  author: string;
  /** As the topic counts its posts, and as they were met. */
  total: number;
  posts: number;
}

function newTopic(): Topic {
  return {
    title: '',
    slug: '',
    url: '',
    isClosed: false,
    created: undefined,
    article: '',
    author: '',
    total: 0,
    posts: 0,
  };
}

function statusOf(row: Fields): SourceStatus {
  if (row.has('deleted_at') || row.flag('user_deleted')) return 'deleted';
  return row.flag('hidden') ? 'trash' : 'published';
}

function likesOf(row: Fields): number {
  const like = row.rows('actions_summary').find((action) => action.count('id') === LIKE);
  return like?.count('count') ?? 0;
}

function takePost(emit: Emit, row: Fields, topic: string): void {
  const reply = row.word('reply_to_post_number');
  const cooked = row.text('cooked');
  const isEdited = row.count('version') > 1;
  emitComment(emit, {
    id: `${topic}/${row.text('post_number')}`,
    thread: topic,
    parent: reply === undefined || reply === '1' ? undefined : `${topic}/${reply}`,
    text: cooked === '' ? row.text('raw') : cooked,
    format: cooked === '' ? 'markdown' : 'html',
    created: rowTime(row.value('created_at')),
    edited: isEdited ? rowTime(row.value('updated_at')) : undefined,
    status: statusOf(row),
    kind:
      KINDS[row.text('post_type')] ?? (row.word('action_code') === undefined ? 'comment' : 'small_action'),
    author: {
      id: row.word('user_id'),
      name: row.word('name') ?? row.text('username'),
      isStaff: row.flag('staff') || row.flag('admin') || row.flag('moderator'),
    },
    votes: { up: likesOf(row), down: 0 },
    meta: { postId: row.word('id') },
  });
}

/** The companion post of an embedded topic links the page that it belongs to. */
function linkIn(html: string): string {
  return /<a href="(https?:\/\/[^"<>\s]{1,2000})"/i.exec(html)?.[1] ?? '';
}

function emitTopic(emit: Emit, id: string, topic: Topic): void {
  const page = topic.url || linkIn(topic.article);
  emitThread(emit, {
    id,
    urls: [page || `/t/${topic.slug || '-'}/${id}`],
    key: id,
    title: topic.title,
    created: rowTime(topic.created),
    closed: topic.isClosed,
    article: { text: topic.article, format: 'html', author: topic.author },
  });
  if (topic.posts >= topic.total) return;
  const message = `the topic has ${topic.total} posts and the file ${topic.posts}: further chunks are missing`;
  emit({ type: 'warning', code: 'missing_posts', message, sourceId: id });
}

function startDiscourse(emit: Emit, topics: Map<string, Topic>): JsonHandlers {
  /** The file's own fields, which may stand behind its posts. */
  const file = newTopic();
  let id: string | undefined;

  function topicOf(topicId: string): Topic {
    const known = topics.get(topicId) ?? newTopic();
    topics.set(detached(topicId), known);
    return known;
  }

  function takeField(path: string, value: unknown): void {
    if (path === 'id') id = String(value);
    else if (path === 'title') file.title = detached(String(value));
    else if (path === 'slug') file.slug = detached(String(value));
    else if (path === 'embed_url') file.url = detached(String(value));
    else if (path === 'created_at') file.created = value;
    else if (path === 'post_stream.stream') file.total = Array.isArray(value) ? value.length : 0;
    else file.isClosed ||= value === true;
  }

  return {
    item(item) {
      if (item.path !== 'post_stream.posts') {
        if (item.value !== null) takeField(item.path, item.value);
        return;
      }
      const row = fieldsOf(item.value, item);
      const topicId = row.word('topic_id') ?? id ?? '';
      const topic = topicOf(topicId);
      topic.posts++;
      if (row.text('post_number') !== '1') takePost(emit, row, topicId);
      else Object.assign(topic, { article: row.text('cooked'), author: row.text('username') });
    },
    end() {
      const topic = topics.get(id ?? '') ?? [...topics.values()].at(-1);
      if (topic === undefined) return;
      topic.title ||= file.title;
      topic.slug ||= file.slug;
      topic.url ||= file.url;
      topic.isClosed ||= file.isClosed;
      topic.created ??= file.created;
      topic.total = Math.max(topic.total, file.total);
    },
  };
}

const SHAPE = {
  lists: ['post_stream.posts'],
  values: ['id', 'title', 'slug', 'embed_url', 'created_at', 'closed', 'archived', 'post_stream.stream'],
};

async function* parseFiles(files: AsyncIterable<ArchiveFile>): AsyncGenerator<ParsedRecord> {
  const topics = new Map<string, Topic>();
  let failure: ParsedFailure | undefined;
  const parseFile = (file: ArchiveFile) =>
    parseJson(file.text, SHAPE, (emit) => startDiscourse(emit, topics));
  for await (const record of eachFile(files, parseFile)) {
    if (record.type === 'failure') failure = record;
    else yield record;
  }
  const sink = createRecordSink();
  for (const [id, topic] of topics) emitTopic(sink.emit, id, topic);
  yield* sink.drain();
  if (failure !== undefined) yield failure;
}

export const discourse: ArchiveFormat = {
  name: 'discourse',
  system: 'discourse',
  unverified: true,
  detect: (head) => hasFields(head, ['post_stream.posts.*'], ['id', 'username']),
  parse: (text) => parseFiles(oneFile(text)),
  parseFiles,
};
