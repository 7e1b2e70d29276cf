/**
 * Issues on GitHub that utterances made, with their comments, as GitHub's REST interface gives them: lists or lines of both
 * kinds, in one file or several. The issue's own text is no comment; it names the page. Pull requests are left out.
 * In `meta` of a comment: `reactions` (how often each); of a thread: `issue` (its address).
 */
import { emitComment, emitThread } from './emit-records.js';
import { type Fields, fieldsOf } from './fields.js';
import type { ArchiveFormat } from './format.js';
import { firstAddress, githubAuthor } from './github-author.js';
import { parseJson } from './json.js';
import { hasFields } from './json-shape.js';
import { rowTime } from './row-times.js';
import { hasHost } from './web-address.js';
import type { Emit } from './xml-dialect.js';

const REACTIONS = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];
const PLACES = ['', '*'];

/** `https://api.github.com/repos/paper/comments/issues/7` and its address for people both name issue 7. */
function numberIn(address: string): string | undefined {
  return /\/issues\/(\d+)/.exec(address)?.[1];
}

function reactionsOf(row: Fields): Readonly<Record<string, number>> | undefined {
  const reactions = row.fields('reactions');
  const counted = REACTIONS.flatMap((name) => {
    const count = reactions.count(name);
    return count === 0 ? [] : [[name, count] as const];
  });
  return counted.length === 0 ? undefined : Object.fromEntries(counted);
}

function takeIssue(emit: Emit, row: Fields): void {
  const title = row.word('title');
  const isAddress = title !== undefined && hasHost(title);
  emitThread(emit, {
    id: row.text('number'),
    urls: [isAddress ? title : firstAddress(row.text('body'))],
    key: isAddress ? undefined : title,
    title,
    created: rowTime(row.value('created_at')),
    closed: row.flag('locked') || row.text('state') === 'closed',
    meta: { issue: row.word('html_url') },
  });
}

function takeComment(emit: Emit, row: Fields): void {
  const created = rowTime(row.value('created_at'));
  const updated = rowTime(row.value('updated_at'));
  const reactions = row.fields('reactions');
  emitComment(emit, {
    id: row.word('id'),
    thread: numberIn(row.text('issue_url') || row.text('html_url')),
    text: row.text('body'),
    format: 'markdown',
    created,
    edited: updated.at === created.at ? undefined : updated,
    status: 'published',
    author: githubAuthor(row.fields('user'), row.text('author_association')),
    votes: { up: reactions.count('+1'), down: reactions.count('-1') },
    meta: { reactions: reactionsOf(row) },
  });
}

function detect(head: string): boolean {
  return (
    hasFields(head, PLACES, ['issue_url', 'body', 'user.login']) ||
    hasFields(head, PLACES, ['comments_url', 'number', 'title', 'user.login'])
  );
}

export const utterances: ArchiveFormat = {
  name: 'utterances',
  system: 'github-issues',
  unverified: true,
  detect,
  parse: (text) =>
    parseJson(text, { lists: [''], lines: true }, (emit) => ({
      item(item) {
        const row = fieldsOf(item.value, item);
        if (row.has('issue_url')) takeComment(emit, row);
        else if (!row.has('pull_request')) takeIssue(emit, row);
      },
    })),
};
