import type { RootView } from '../wire/comment.js';
import { CommentItem } from './comment-item.js';
import { nameIn } from './comment-names.js';
import { nest, type ThreadNode } from './nest.js';
import { say, sayCount } from './say.js';
import type { Stage } from './stage.js';

/** A root, the replies that are here, and the way to the others. */
export function RootItem({ root, stage }: { readonly root: RootView; readonly stage: Stage }) {
  const node = nest(root, root.replies, stage.maxLevel);
  const isFolded = stage.isFolded?.(root);
  return (
    <li>
      <CommentItem node={node} stage={stage} />
      {isFolded ? null : <Replies nodes={node.replies} stage={stage} />}
      {isFolded || root.repliesCursor === null ? null : <MoreReplies root={root} stage={stage} />}
    </li>
  );
}

/** Lists within lists, MAX_LEVEL deep at most. */
export function Replies(props: { readonly nodes: readonly ThreadNode[]; readonly stage: Stage }) {
  const { nodes, stage } = props;
  if (nodes.length === 0) return null;
  return (
    <ol class="replies">
      {nodes.map((node) => (
        <li key={node.comment.id}>
          <CommentItem node={node} stage={stage} />
          {stage.isFolded?.(node.comment) ? null : <Replies nodes={node.replies} stage={stage} />}
        </li>
      ))}
    </ol>
  );
}

function MoreReplies({ root, stage }: { readonly root: RootView; readonly stage: Stage }) {
  const { words, urls, acts } = stage;
  const here = root.replies.filter((reply) => reply.state === 'published').length;
  const more = sayCount(words.moreReplies, Math.max(1, root.replyCount - here), words.language);
  const label = say(words.moreRepliesTo, { more, name: nameIn(words, root) });
  return acts ? (
    <button type="button" class="more" aria-label={label} onClick={() => acts.moreReplies(root)}>
      {more}
    </button>
  ) : (
    <a class="more" aria-label={label} href={urls.comment(root.id)}>
      {more}
    </a>
  );
}
