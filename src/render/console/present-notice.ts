import type { Comment } from '../../core/comment.js';
import { encodeId } from '../../core/ids.js';
import type { Notice } from '../../core/process/notice.js';
import type { NoticeView } from '../../view/console/notices-page.js';
import { presentTime } from '../present-comment.js';

/** A notice of illegal content, with the comment as it stands, for whoever answers it. */
export function presentNotice(notice: Notice, comment: Comment | null): NoticeView {
  const { kind, location, explanation, name, email } = notice;
  return {
    ...{ id: encodeId(notice.id), kind, location, explanation, name, email },
    createdAt: presentTime(notice.createdAt),
    comment: comment && {
      id: encodeId(comment.id),
      ...{ revision: comment.revision, status: comment.status },
      ...{ authorName: comment.author.name, text: comment.source },
    },
  };
}
