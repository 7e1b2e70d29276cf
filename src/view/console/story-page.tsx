import type { ConsoleFrame, ConsoleStoryView } from '../../wire/console.js';
import type { StandingView } from '../../wire/standing.js';
import { say, sayCount, sayWith } from '../say.js';
import { Frame } from './frame.js';
import { consoleEn as words } from './messages.js';
import { MODE_WORDS, ModeChoice } from './mode-choice.js';
import { PeoplePanel } from './people-panel.js';
import { policyWords } from './policy/policy-words.js';
import { When } from './when.js';

export interface StoryPageProps {
  readonly frame: ConsoleFrame;
  readonly story: ConsoleStoryView;
  /** Who is named under it; `mayChange` for editors. */
  readonly people: { readonly named: readonly StandingView[]; readonly mayChange: boolean };
}

/** One thread: how its comments appear, open or closed. */
export function StoryPage({ frame, story, people }: StoryPageProps) {
  const title = story.title || words.untitled;
  return (
    <Frame frame={frame} current={null} title={title} heading={<bdi>{title}</bdi>}>
      <p class="quiet">
        <a href={`/console/site/${story.siteId}/stories`}>
          {sayWith(words.storiesOf, { site: <bdi>{story.siteName}</bdi> })}
        </a>
        {' · '}
        {sayCount(words.total, story.total, frame.language)}
        {' · '}
        <a href={story.href}>{words.seePublic}</a>
        {story.url === null ? null : (
          <>
            {' · '}
            <a href={story.url} rel="noreferrer">
              {words.seeArticle}
            </a>
          </>
        )}
      </p>
      <form method="post" action={`/console/story/${story.id}`} class="panel">
        <ModeChoice
          id="mode"
          value={story.mode}
          unset={say(words.asSite, { mode: MODE_WORDS[story.siteMode] })}
        />
        <p class="buttons">
          <button type="submit" name="act" value="mode">
            {words.save}
          </button>
        </p>
      </form>
      <p>
        <a href={`/console/story/${story.id}/policy`}>
          {sayWith(policyWords.story, { name: <bdi>{title}</bdi> })}
        </a>
      </p>
      <KindChoice story={story} />
      <Opening story={story} />
      <PeoplePanel
        id="people"
        action={`/console/story/${story.id}/people`}
        people={people.named}
        kinds={['author', 'expert']}
        mayChange={people.mayChange}
      />
    </Frame>
  );
}

function KindChoice({ story }: { readonly story: ConsoleStoryView }) {
  return (
    <form method="post" action={`/console/story/${story.id}`} class="panel">
      <fieldset>
        <legend>{words.kind}</legend>
        {(['discussion', 'questions'] as const).map((kind) => (
          <label key={kind} for={`kind-${kind}`} class="choice">
            <input type="radio" id={`kind-${kind}`} name="kind" value={kind} checked={story.kind === kind} />{' '}
            {words[kind]}
          </label>
        ))}
      </fieldset>
      <p class="buttons">
        <button type="submit" name="act" value="kind">
          {words.save}
          <span class="unseen"> {words.kind}</span>
        </button>
      </p>
    </form>
  );
}

function Opening({ story }: { readonly story: ConsoleStoryView }) {
  const { isOpen, closedAt, closesByAge, closedReason, timezone } = story;
  const at = closedAt ?? closesByAge;
  const when = at === null ? null : <When at={at} timezone={timezone} />;
  return (
    <form method="post" action={`/console/story/${story.id}`} class="panel" aria-labelledby="opening">
      <h2 id="opening">{words.closeTitle}</h2>
      <p>
        {when === null ? words.takesComments : sayWith(isOpen ? words.closes : words.closedSince, { when })}
        {closedReason === null ? null : (
          <>
            {' '}
            <q dir="auto">{closedReason}</q>
          </>
        )}
      </p>
      {isOpen ? (
        <p class="field">
          <label for="close-reason">{words.closeReason}</label>
          <textarea id="close-reason" name="reason" rows={2} maxlength={500} dir="auto" />
        </p>
      ) : null}
      {isOpen ? (
        <p class="field">
          <label for="close-at">{say(words.closeAt, { zone: timezone })}</label>
          <input id="close-at" name="at" type="datetime-local" />
        </p>
      ) : null}
      <p class="buttons">
        <button type="submit" name="act" value={isOpen ? 'close' : 'open'}>
          {isOpen ? words.close : words.reopen}
        </button>
        {isOpen && at !== null ? (
          <button type="submit" name="act" value="open">
            {words.keepOpen}
          </button>
        ) : null}
      </p>
    </form>
  );
}
