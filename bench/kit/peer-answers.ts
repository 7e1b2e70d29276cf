/** Parley's pages of a thread in the words of other servers' APIs: the same comments, in the same order. */
import type { CommentView } from '../../src/wire/comment.js';
import type { ThreadView } from '../../src/wire/thread.js';

const ROOTS = 20;

function flat({ comments }: ThreadView): CommentView[] {
  return comments.flatMap((root): CommentView[] => [root, ...root.replies]);
}

function textOf(body: CommentView['body']): string {
  const texts: string[] = [];
  JSON.stringify(body, (key, value) => {
    if (key === 'text' && typeof value === 'string') texts.push(value);
    return value;
  });
  return texts.join(' ');
}

export function artalkConf(version: string): unknown {
  return { frontend_conf: {}, version: { app: 'artalk', version, commit_hash: '' } };
}

/** GET /api/v2/comments of Artalk 2.9 (its OpenAPI: ResponseCommentList). */
export function artalkPage(pages: readonly ThreadView[], offset: number): unknown {
  const page = pages[Math.floor(offset / ROOTS)];
  const all = pages.flatMap(flat);
  const numbers = new Map(all.map(({ id }, n) => [id, n + 1]));
  const comments = (page ? flat(page) : []).map((comment) => ({
    id: numbers.get(comment.id),
    rid: comment.parentId === null ? 0 : (numbers.get(comment.parentId) ?? 0),
    content: textOf(comment.body),
    content_marked: `<p>${textOf(comment.body)}</p>`,
    user_id: 0,
    nick: comment.author?.name ?? '',
    email_encrypted: '0'.repeat(32),
    link: '',
    ua: '',
    date: (comment.createdAt ?? '').slice(0, 19).replace('T', ' '),
    is_collapsed: false,
    is_pending: false,
    is_pinned: false,
    is_verified: false,
    is_allow_reply: true,
    badge_name: '',
    badge_color: '',
    visible: true,
    vote_up: comment.up,
    vote_down: comment.down,
    page_key: '/ferry',
    page_url: '/ferry',
    site_name: 'bench',
  }));
  const roots = pages.reduce((sum, { comments: list }) => sum + list.length, 0);
  const about = { id: 1, key: '/ferry', url: '/ferry', title: 'The ferry', admin_only: false, vote_up: 0 };
  return { comments, count: all.length, roots_count: roots, page: { ...about, vote_down: 0, pv: 1 } };
}

/** GET /api/comment of Waline 1.x servers, as its client 3 asks it. */
export function walinePage(pages: readonly ThreadView[], number: number): unknown {
  const page = pages[number - 1];
  const data = (page?.comments ?? []).map((root) => ({
    ...walineComment(root),
    children: root.replies.map((reply) => ({
      ...walineComment(reply),
      pid: reply.parentId,
      rid: root.id,
      reply_user: { nick: reply.replyTo?.name ?? '', link: '', avatar: '' },
    })),
  }));
  const count = pages.flatMap(flat).length;
  return {
    errno: 0,
    errmsg: '',
    data: { page: number, totalPages: pages.length, pageSize: ROOTS, count, data },
  };
}

function walineComment(comment: CommentView) {
  return {
    objectId: comment.id,
    nick: comment.author?.name ?? '',
    link: '',
    avatar: '',
    comment: `<p>${textOf(comment.body)}</p>`,
    orig: textOf(comment.body),
    like: comment.up,
    time: Date.parse(comment.createdAt ?? ''),
    status: 'approved',
    sticky: false,
  };
}
