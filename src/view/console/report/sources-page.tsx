import type { SourceKind } from '../../../core/draft.js';
import { Frame } from '../frame.js';
import { ChoiceField, LineField } from './fields.js';
import type { SourcesPageProps } from './props.js';
import { KIND_WORDS, editorEn as words } from './words.js';

/** What the newsroom knows of its sources; each is a form of its own. */
export function SourcesPage({ frame, siteId, sources }: SourcesPageProps) {
  return (
    <Frame frame={frame} current="reports" title={words.sources}>
      <p class="quiet">{words.sourcesWords}</p>
      {sources.length === 0 ? <p class="empty">{words.sourcesNone}</p> : null}
      {sources.map(({ name, kind, side, note }, i) => (
        <form
          key={name}
          method="post"
          action={`/console/site/${siteId}/sources`}
          class="panel"
          aria-labelledby={`source-${i}`}
        >
          <h2 id={`source-${i}`}>
            <bdi>{name}</bdi>
          </h2>
          <input type="hidden" name="name" value={name} />
          <ChoiceField<SourceKind>
            id={`kind-${i}`}
            name="kind"
            label={words.kind}
            value={kind ?? ''}
            choices={KIND_WORDS}
            {...(kind === null ? { unset: words.kindUnset } : {})}
          />
          <LineField id={`side-${i}`} name="side" label={words.side} value={side} />
          <LineField id={`note-${i}`} name="note" label={words.note} value={note} />
          <p class="buttons">
            <button type="submit">
              {words.save}
              <span class="unseen">
                {' '}
                <bdi>{name}</bdi>
              </span>
            </button>
          </p>
        </form>
      ))}
    </Frame>
  );
}
