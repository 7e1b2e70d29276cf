import { h } from 'preact';
import { nameIn } from '../../view/comment-names.js';
import type { ThreadNode } from '../../view/nest.js';
import type { Stage } from '../../view/stage.js';
import { hasMode, storyMode } from '../../view/story-mode.js';
import { Thread } from '../../view/thread.js';
import { VoteButtons } from '../../view/vote-buttons.js';
import type { StoryView } from '../../wire/story.js';
import { addressesOf } from './addresses.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { PageSite, ThreadProps } from './props.js';

/** How a site's pages speak and link in a discussion; without acts, so everything is a link or a form. */
export function pageStage(page: {
  readonly site: PageSite;
  readonly voice: PageVoice;
  readonly story: StoryView;
}): Stage {
  const { site, voice, story } = page;
  const { urls, voteForm } = addressesOf(site);
  const { thread: words, live, dates, language } = voice;
  const mode = hasMode(story) ? { mode: storyMode({ h, language, story, mayReply: () => true }) } : {};
  const actions = ({ comment }: ThreadNode) => (
    <VoteButtons
      words={live}
      language={words.language}
      comment={comment}
      name={nameIn(words, comment)}
      voting={story.voting}
      action={voteForm}
    />
  );
  return { words, dates, urls, story, actions, ...mode };
}

/**
 * A page of a thread, whole without JavaScript, inside the element that the reader's program takes over. `painted` tells
 * the program what it would otherwise have to ask for.
 */
export function PaintedThread({ site, thread }: { readonly site: PageSite; readonly thread: ThreadProps }) {
  const { story, page, cursor } = thread;
  const voice = voiceOf(site, story);
  const stage = pageStage({ site, voice, story });
  const painted = {
    story,
    sort: page.sort,
    cursor,
    language: voice.language,
    timezone: site.timezone,
  };
  return h(
    'parley-thread',
    { site: site.slug, story: story.id, painted: JSON.stringify(painted) },
    <Thread
      stage={stage}
      page={page}
      cursor={cursor}
      closedReason={story.closedReason}
      compose={
        <p>
          <a class="main" href={stage.urls.compose(story.id ?? '')}>
            {stage.words.write}
          </a>
        </p>
      }
    />,
  );
}
