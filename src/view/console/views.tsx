import type { SavedViewView } from '../../wire/console.js';
import { say } from '../say.js';
import { viewWords as words } from './view-words.js';

/** Saved views beside the queues, each with how much it holds for whoever looks. */
export function ViewTabs({
  views,
  here,
}: {
  readonly views: readonly SavedViewView[];
  readonly here: string;
}) {
  if (views.length === 0) return null;
  return (
    <nav aria-label={words.views} class="views">
      <ul>
        {views.map(({ id, name, href, count, isMore, isShared }) => (
          <li key={id}>
            <a href={href} aria-current={href === here ? 'page' : undefined}>
              <bdi>{name}</bdi>{' '}
              <span class="count" data-count={`view-${id}`}>
                {isMore ? say(words.orMore, { n: count }) : count}
              </span>
              {isShared ? <span class="quiet"> {words.shared}</span> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface ViewFormsProps {
  /** What is shown, as a view would keep it: hidden fields of the form. */
  readonly asked: Readonly<Record<string, string>>;
  readonly here: string;
  /** The saved view that is shown, if it is one. */
  readonly current: SavedViewView | null;
}

/** Saves what is shown under a name; of a saved view, renames or deletes it. */
export function ViewForms({ asked, here, current }: ViewFormsProps) {
  if (current !== null) return current.mayChange ? <ChangeForm view={current} /> : null;
  return (
    <details class="parts">
      <summary>{words.save}</summary>
      <form method="post" action="/console/views" class="panel">
        {Object.entries(asked).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="back" value={here} />
        <p class="field">
          <label for="view-name">{words.name}</label>
          <input id="view-name" name="name" required maxlength={60} dir="auto" autocomplete="off" />
        </p>
        <p>
          <label class="choice">
            <input type="checkbox" name="shared" value="yes" /> {words.share}
          </label>
        </p>
        <p class="buttons">
          <button type="submit">{words.saveIt}</button>
        </p>
      </form>
    </details>
  );
}

function ChangeForm({ view }: { readonly view: SavedViewView }) {
  return (
    <details class="parts">
      <summary>{say(words.change, { name: view.name })}</summary>
      <form method="post" action={`/console/view/${view.id}`} class="panel">
        <p class="field">
          <label for="view-name">{words.name}</label>
          <input
            id="view-name"
            name="name"
            value={view.name}
            required
            maxlength={60}
            dir="auto"
            autocomplete="off"
          />
        </p>
        <p class="buttons">
          <button type="submit" name="act" value="rename">
            {words.rename}
          </button>
          <button type="submit" name="act" value="delete" formnovalidate>
            {words.remove}
          </button>
        </p>
      </form>
    </details>
  );
}
