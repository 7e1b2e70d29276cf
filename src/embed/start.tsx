import { render } from 'preact';
import { jsx } from 'preact/jsx-runtime';
import { Body } from '../view/body.js';
import type { CommentView } from '../wire/comment.js';
import { createAsk } from './api.js';
import { App } from './app.js';
import { createMemory } from './memory.js';
import type { LivePart, Program, State } from './program.js';
import { open } from './reading.js';
import { paintedOf, settingsOf } from './settings.js';
import { ENGLISH, type LanguageFiles, wordsFile, wordsIn } from './tongue.js';
import { attendForms } from './writing-part.js';

/** The same for every thread of a page. */
export interface Means {
  /** The address that serves the discussion, without a closing slash. */
  readonly base: string;
  readonly files: LanguageFiles;
}

interface Stand extends Means {
  readonly host: HTMLElement;
  /** Where the thread stands: a shadow root, or the host itself when the thread was painted there. */
  readonly scope: ShadowRoot | HTMLElement;
}

/** Runs the discussion of one element until the function that it gives is called. */
export function startProgram({ base, files, host, scope }: Stand): () => void {
  const ending = new AbortController();
  const painted = paintedOf(host);
  // In a frame on another site cookies are apart for each site (CHIPS), and the server is told which to use.
  const auth = host.hasAttribute('frame') ? { 'parley-frame': '1' } : {};
  let words = ENGLISH;
  let state: State = { cursor: null, problems: {}, held: {}, isWriting: !painted, written: 0, status: '' };

  const find = (selector: string) => scope.querySelector<HTMLElement>(selector);
  const program: Program = {
    ask: createAsk(base, ending.signal, auth),
    auth,
    part: async (name) => {
      const { part } = await import(`${base}/embed-${name}.${files.digest}.js`);
      return part({ base, scope, program, paint: paintBody, jsx, signal: ending.signal });
    },
    enliven: () => life.bring(),
    wordsOf: (part) => wordsFile(`embed-${part}`, words.language, { base, files }),
    memory: createMemory(base),
    settings: settingsOf(host),
    get words() {
      return { ...words, ...state.mode?.words };
    },
    speak: async (language) => {
      const learnt = await wordsIn(language, { base, files });
      words = learnt ?? words;
      program.update({ language });
      return learnt !== undefined;
    },
    state: () => state,
    kept: new WeakMap(),
    update: (change) => {
      state = { ...state, ...change };
      // What is painted stays until the whole thread can take its place.
      if (ending.signal.aborted || (painted && !state.shown)) return;
      paint();
      life.tell();
      if (state.shown) life.bring();
    },
    focusOn: (id) => find(`#${id}`)?.focus(),
  };
  const life = livePart(() => program.part('live'));
  const reveal = (id: string) => {
    const there = find(`#${id}`);
    there?.focus();
    return there !== null;
  };
  const retry = () => {
    program.update({ failure: undefined });
    open(program, painted);
  };

  function paint(): void {
    const focused = document.activeElement?.id;
    render(<App program={program} base={base} onRetry={retry} reveal={reveal} />, scope);
    // A painted link that had the focus is a button with the same id.
    if (focused && !document.activeElement?.id) find(`#${CSS.escape(focused)}`)?.focus();
  }

  attendForms(scope, () => program.part('writing'), ending.signal);
  if (!painted) paint();
  open(program, painted);
  // What is painted stays: the element may only be moving, and comes back to life where it arrives.
  return () => ending.abort();
}

function paintBody(body: CommentView['body'], into: Element): void {
  render(<Body body={body} />, into);
}

/** The part that keeps the thread alive: brought once, and told of each change. Without its file the thread is as good, and stands still. */
function livePart(load: () => Promise<LivePart>) {
  let live: LivePart | undefined;
  let waiting: Promise<void> | undefined;
  const tell = (): void => live?.changed();
  const bring = (): Promise<void> => {
    waiting ??= load().then(
      (part) => {
        live = part;
        tell();
      },
      () => {},
    );
    return waiting;
  };
  return { bring, tell };
}
