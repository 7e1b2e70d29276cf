import { Body } from '../view/body.js';
import { anchorOf } from '../view/comment-names.js';
import { datesIn } from '../view/dates.js';
import { languageOr } from '../view/languages.js';
import type { Acts, Stage } from '../view/stage.js';
import { Thread } from '../view/thread.js';
import { urlsBelow } from '../view/urls.js';
import type { CommentView } from '../wire/comment.js';
import type { StoryView } from '../wire/story.js';
import type { Mine } from './memory.js';
import { Compose, openPanel, PanelBelow } from './panels.js';
import { formId, type Program } from './program.js';
import { loadMore, moreReplies, sortBy } from './reading.js';

export interface AppProps {
  readonly program: Program;
  /** Where the discussion is served. */
  readonly base: string;
  /** Loads everything again. */
  readonly onRetry: () => void;
  readonly reveal: (id: string) => boolean;
}

/** A discussion as it is now: loading, failed, or alive. */
export function App({ program, base, onRetry, reveal }: AppProps) {
  const { words, state } = program;
  const { story, shown, failure, status, cursor, language } = state();
  const tongue = { lang: words.language, dir: words.dir };
  if (!story || !shown) {
    return (
      <section class="thread" {...tongue}>
        <p role="status">{failure ?? (language && words.loading)}</p>
        {failure ? (
          <button type="button" class="more" onClick={onRetry}>
            {words.tryAgain}
          </button>
        ) : null}
      </section>
    );
  }
  return (
    <>
      <p class="unseen" role="status" {...tongue}>
        {status}
      </p>
      <Thread
        stage={stageOf(program, story, { base, reveal })}
        page={shown}
        cursor={cursor}
        closedReason={story.closedReason}
        compose={<ComposeRoot program={program} story={story} />}
      />
    </>
  );
}

function ComposeRoot({ program, story }: { readonly program: Program; readonly story: StoryView }) {
  const { isWriting, written } = program.state();
  const write = () => {
    program.update({ isWriting: true });
    program.focusOn(`${formId('new')} textarea`);
  };
  if (!isWriting) {
    return (
      <p>
        <button type="button" class="main" onClick={write}>
          {program.words.write}
        </button>
      </p>
    );
  }
  return (
    <>
      {story.guidelines.length > 0 ? (
        <div class="rules">
          <strong>{program.words.guidelines}</strong>
          <Body body={story.guidelines} lang={story.language} />
        </div>
      ) : null}
      <Compose key={written} program={program} />
    </>
  );
}

function stageOf(
  program: Program,
  story: StoryView,
  { base, reveal }: Pick<AppProps, 'base' | 'reveal'>,
): Stage {
  const { words, state, memory, kept } = program;
  const { language, timezone, panel, mode } = state();
  const mine = new Map(memory.read().mine.map((one) => [one.id, one]));
  const tongue = languageOr(language ?? story.language);
  const acts: Acts = {
    reply: (comment) => openPanel(program, 'reply', comment),
    ownActions: (comment) =>
      canChange(mine.get(comment.id), story) ? <OwnActions program={program} comment={comment} /> : null,
    isMine: ({ id }) => mine.has(id),
    heldReason: ({ id }) => state().held[id],
    panel: (comment) => <PanelBelow program={program} comment={comment} />,
    reveal: (id) => reveal(anchorOf(id)),
    kept: (root, paint) => {
      const hasForm = panel?.comment.rootId === root.id;
      const vnode = (!hasForm && kept.get(root)) || paint();
      if (hasForm) kept.delete(root);
      else kept.set(root, vnode);
      return vnode;
    },
    moreReplies: (root) => moreReplies(program, root),
    loadMore: () => loadMore(program),
    sortBy: (sort) => sortBy(program, sort),
  };
  return {
    words,
    dates: datesIn(tongue, timezone),
    urls: urlsBelow(base),
    story,
    mode,
    acts,
    ...state().extras,
  };
}

/** Within the site's window, by this machine's clock; the server has the last word. */
function canChange(mine: Mine | undefined, { editWindow }: StoryView): boolean {
  return mine !== undefined && Date.now() - mine.at < editWindow;
}

function OwnActions({ program, comment }: { readonly program: Program; readonly comment: CommentView }) {
  const { words } = program;
  return (
    <>
      {(['edit', 'delete'] as const).map((kind) => (
        <button
          type="button"
          id={`${kind}-${comment.id}`}
          key={kind}
          aria-label={words[`${kind}Of`]}
          onClick={() => openPanel(program, kind, comment)}
        >
          {words[kind]}
        </button>
      ))}
    </>
  );
}
