import type { ComponentChild } from 'preact';
import type { SortName } from '../wire/story.js';
import type { ThreadView } from '../wire/thread.js';
import { RootItem } from './root-item.js';
import { sayCount } from './say.js';
import { sayReason } from './server-words.js';
import type { Stage } from './stage.js';

export interface ThreadProps {
  readonly stage: Stage;
  readonly page: Pick<ThreadView, 'comments' | 'nextCursor' | 'total' | 'sort' | 'answered'>;
  /** The cursor that the page was asked with; null for the first. */
  readonly cursor: string | null;
  /** Why the story takes no comments, in the newsroom's words. */
  readonly closedReason?: string | undefined;
  /** The form, or the way to it; nothing where the story is closed. */
  readonly compose: ComponentChild;
}

const SORTS: readonly SortName[] = ['newest', 'oldest', 'best', 'replies'];

/** The discussion under a story: one page of roots with their first replies, in a total order. */
export function Thread({ stage, page, cursor, closedReason, compose }: ThreadProps) {
  const { words, story } = stage;
  const title = page.total === 0 ? words.noComments : sayCount(words.total, page.total, words.language);
  return (
    <section
      class="thread"
      id="comments"
      lang={words.language}
      dir={words.dir}
      title={stage.acts && ''}
      aria-labelledby="comments-title"
      part="thread"
    >
      <h2 id="comments-title" part="title" tabIndex={-1}>
        <bdi>{title}</bdi>
      </h2>
      {story.open ? (
        compose
      ) : (
        <p class="notice">
          {words.closed} {sayReason(words, closedReason ?? '')}
        </p>
      )}
      {stage.mode?.head(page)}
      {page.comments.length === 0 ? null : <Sorts stage={stage} page={page} />}
      <ol class="roots">
        {page.comments.map((root) => {
          const paint = () => <RootItem key={root.id} root={root} stage={stage} />;
          return stage.acts ? stage.acts.kept(root, paint) : paint();
        })}
      </ol>
      <Onward stage={stage} page={page} cursor={cursor} />
    </section>
  );
}

/** What a link keeps of the choice of questions. */
function only({ answered }: ThreadProps['page']): string {
  return answered === undefined ? '' : `&answered=${answered}`;
}

function Sorts({ stage, page }: Pick<ThreadProps, 'stage' | 'page'>) {
  const { words, acts } = stage;
  return (
    <nav class="sorts" aria-label={words.sort}>
      {SORTS.map((name) => {
        const current = name === page.sort ? 'true' : undefined;
        return acts ? (
          <button type="button" key={name} aria-current={current} onClick={() => acts.sortBy(name)}>
            {words[name]}
          </button>
        ) : (
          <a key={name} aria-current={current} href={`?sort=${name}${only(page)}#comments`}>
            {words[name]}
          </a>
        );
      })}
    </nav>
  );
}

function Onward({ stage, page, cursor }: Pick<ThreadProps, 'stage' | 'page' | 'cursor'>) {
  const { words, acts } = stage;
  const next = page.nextCursor;
  if (cursor === null && next === null) return null;
  return (
    <p class="onward">
      {cursor === null ? null : <a href={`?sort=${page.sort}${only(page)}#comments`}>{words.firstPage}</a>}
      {next === null ? null : acts ? (
        <button type="button" class="more" onClick={acts.loadMore}>
          {words.loadMore}
        </button>
      ) : (
        <a
          class="more"
          rel="next"
          href={`?sort=${page.sort}${only(page)}&cursor=${encodeURIComponent(next)}#comments`}
        >
          {words.loadMore}
        </a>
      )}
    </p>
  );
}
