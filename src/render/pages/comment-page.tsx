import type { ComponentChild } from 'preact';
import { CommentItem } from '../../view/comment-item.js';
import { nameIn } from '../../view/comment-names.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import { nest, type ThreadNode } from '../../view/nest.js';
import { Replies } from '../../view/root-item.js';
import { say, sayCount, sayWith } from '../../view/say.js';
import type { Stage } from '../../view/stage.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import { pageStage } from './painted-thread.js';
import type { CommentPageProps } from './props.js';

/** `/c/{commentId}`: a comment with what it answers above it and what answers it below. */
export function paintCommentPage(props: CommentPageProps): string {
  const { site, context, storyHref, cursor } = props;
  const { comment, story } = context;
  const addresses = addressesOf(site);
  const voice = voiceOf(site, story);
  const { thread, page } = voice;
  const stage = pageStage({ site, voice, story });
  const name = nameIn(thread, comment);
  const title = story.title || page.untitled;
  const feed = props.authorFeed && {
    title: say(followWords(voice.language).feedOfAuthor, { name }),
    href: addresses.authorFeed(props.authorFeed),
  };
  return paintDocument(props, {
    voice,
    title: say(page.commentTitle, { comment: say(thread.commentBy, { name }), title }),
    ...(cursor === null ? { canonical: addresses.whole(addresses.urls.comment(comment.id)) } : {}),
    type: 'article',
    ...(feed ? { feeds: [feed] } : {}),
    main: (
      <div class="thread">
        <header class="about">
          <h1>{sayWith(thread.commentBy, { name: <bdi>{name}</bdi> })}</h1>
          <p>
            {sayWith(page.commentOn, {
              title: (
                <a href={storyHref} dir="auto">
                  {title}
                </a>
              ),
            })}
          </p>
        </header>
        <Ancestors context={context} stage={stage} voice={voice} />
        <section class="here" aria-labelledby="here">
          <h2 id="here">{page.theComment}</h2>
          <CommentItem node={alone(comment, context.ancestors.at(-1))} stage={stage} />
        </section>
        <Below context={context} stage={stage} voice={voice} />
        <p class="onward">
          <a href={`${storyHref}#comments`}>{page.wholeThread}</a>
        </p>
        {feed ? (
          <p class="onward">
            <a href={feed.href} type="application/atom+xml">
              <bdi>{feed.title}</bdi> (Atom)
            </a>
          </p>
        ) : null}
      </div>
    ),
  });
}

interface PartProps {
  readonly context: CommentPageProps['context'];
  readonly stage: Stage;
  readonly voice: PageVoice;
}

function Ancestors({ context, stage, voice: { page, thread } }: PartProps): ComponentChild {
  const { ancestors, ancestorsOmitted } = context;
  if (ancestors.length === 0) return null;
  return (
    <section aria-labelledby="ancestors">
      <h2 id="ancestors">{page.ancestors}</h2>
      <ol class="roots">
        {ancestors.map((ancestor, at) => (
          <li key={ancestor.id}>
            <CommentItem node={alone(ancestor, ancestors[at - 1])} stage={stage} />
            {at === 0 && ancestorsOmitted > 0 ? (
              <p class="notice">{sayCount(page.omitted, ancestorsOmitted, thread.language)}</p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Outside a nested list: `above` is the comment that stands before it on the page. */
function alone(comment: CommentView, above: CommentView | undefined): ThreadNode {
  const isAside = comment.parentId !== null;
  const answered = above?.id === comment.parentId ? above : undefined;
  return { comment, replies: [], level: 1, isAside, answered };
}

function Below({ context, stage, voice: { page } }: PartProps) {
  const { comment, replies, repliesCursor } = context;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{page.theReplies}</h2>
      {replies.length === 0 ? <p>{page.noReplies}</p> : null}
      <Replies nodes={nest(comment, replies).replies} stage={stage} />
      {repliesCursor === null ? null : (
        <p class="onward">
          <a class="more" rel="next" href={`?cursor=${encodeURIComponent(repliesCursor)}#replies`}>
            {page.moreReplies}
          </a>
        </p>
      )}
    </section>
  );
}
