import type { ConsoleFrame, ConsoleStoryView } from '../../wire/console.js';
import { say, sayCount, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { consoleEn as words } from './messages.js';
import { MODE_WORDS } from './mode-choice.js';
import { Pager, type PagerProps } from './pager.js';
import { When } from './when.js';

export interface StoriesPageProps extends PagerProps {
  readonly frame: ConsoleFrame;
  readonly siteName: string;
  readonly stories: readonly ConsoleStoryView[];
}

/** The threads of a site, the newest first. */
export function StoriesPage({ frame, siteName, stories, firstHref, nextHref }: StoriesPageProps) {
  const title = say(words.storiesOf, { site: siteName });
  const heading = sayWith(words.storiesOf, { site: <bdi>{siteName}</bdi> });
  return (
    <Frame frame={frame} current={null} title={title} heading={heading}>
      {stories.length > 0 ? null : <p class="empty">{words.emptyStories}</p>}
      <ol class="log">
        {stories.map((story) => (
          <li key={story.id}>
            <p>
              <a href={`/console/story/${story.id}`}>
                <bdi>{story.title || words.untitled}</bdi>
              </a>
            </p>
            <p class="quiet">
              {sayCount(words.total, story.total, frame.language)}
              {words.comma}
              {sayWith(words.opened, { when: <When at={story.createdAt} timezone={story.timezone} /> })}
              {words.comma}
              {story.isOpen ? words.isOpen : words.isClosed}
              {story.mode === null ? null : ` · ${words.mode} ${MODE_WORDS[story.mode]}`}
            </p>
          </li>
        ))}
      </ol>
      <Pager firstHref={firstHref} nextHref={nextHref} />
    </Frame>
  );
}
