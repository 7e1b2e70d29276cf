import type { UndoneView, VerifiedStoryView, VerifiedView } from '../../wire/import.js';
import { say, sayCount } from '../say.js';
import { importWords as words } from './import-words.js';

const SHOWN = 50;

function isDifferent({ read, found, changed, elsewhere }: VerifiedStoryView): boolean {
  return read !== found || changed.length > 0 || elsewhere.length > 0;
}

/** The archive against what is here; stories that differ by name. */
export function Compared({ verified: { isWhole, comments, stories } }: { readonly verified: VerifiedView }) {
  return (
    <section class="panel" aria-labelledby="compared">
      <h2 id="compared">{words.compared}</h2>
      <p>{say(isWhole ? words.whole : words.notWhole, comments)}</p>
      {isWhole ? null : (
        <ul>
          {stories
            .filter(isDifferent)
            .slice(0, SHOWN)
            .map((story, at) => (
              <Different key={at} story={story} />
            ))}
        </ul>
      )}
    </section>
  );
}

function Different({ story }: { readonly story: VerifiedStoryView }) {
  const { title, url, read, found } = story;
  const differences = (['missing', 'changed', 'elsewhere'] as const).filter((one) => story[one].length > 0);
  const told = differences.map((one) => say(words.differences[one], { ids: story[one].join(', ') }));
  return (
    <li dir="auto">
      {title || url || words.noTitle} {found}/{read} {told.join('; ')}
    </li>
  );
}

/** What became of an import that was taken back; what stays is a link to where it stands. */
export function TakenBack({
  undone: { comments, stories, kept },
  siteId,
  language,
}: {
  readonly undone: UndoneView;
  readonly siteId: string;
  readonly language: string;
}) {
  const stays = kept.length + stories.kept.length;
  return (
    <section class="panel" aria-labelledby="taken-back">
      <h2 id="taken-back">{words.state.undone}</h2>
      <p>
        {say(words.undone, {
          ...{ comments: comments.removed, found: comments.found },
          ...{ stories: stories.removed, foundStories: stories.found },
        })}
      </p>
      {stays === 0 ? null : (
        <>
          <p>{sayCount(words.kept, stays, language)}:</p>
          <ul>
            {kept.slice(0, SHOWN).map(({ id, because }) => (
              <li key={id}>
                <a href={`/console/comment/${id}`}>{id}</a> {words.because[because as 'answered'] ?? because}
              </li>
            ))}
            {stories.kept.slice(0, SHOWN).map((id) => (
              <li key={id}>
                <a href={`/console/story/${id}`}>{id}</a> {words.because.story}
              </li>
            ))}
          </ul>
          <p>
            <a href={`/console/site/${siteId}/stories`}>{words.stories}</a>
          </p>
        </>
      )}
    </section>
  );
}
