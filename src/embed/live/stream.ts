/** What readers are told by name; anything else that the stream says is not for this program. */
const KINDS = [
  'comment.published',
  'comment.edited',
  'comment.removed',
  'comment.deleted',
  'comment.held',
  'story.opened',
  'story.closed',
] as const;
/** Milliseconds before a refused stream is asked for again, spread so that not all readers come at once. */
const AGAIN_LEAST = 10_000;
const AGAIN_SPREAD = 20_000;

/** What happened, and to which comment; null where it is the story's. */
export interface Told {
  readonly kind: (typeof KINDS)[number];
  readonly commentId: string | null;
}

export interface Listening {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly told: (event: Told) => void;
  readonly resync: () => void;
}

/** Listens until `signal` ends, but for the time in which nobody sees the page; goes on after the last event. */
export function listen({ url, signal, told, resync }: Listening): void {
  let source: EventSource | undefined;
  let lastId = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Who first looks at the page long after it was loaded has missed what came between.
  let isLate = document.hidden;

  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const on = (name: string, heard: (data: string) => void): void =>
    source?.addEventListener(name, (event: MessageEvent<string>) => {
      lastId = event.lastEventId || lastId;
      heard(event.data);
    });
  const open = (): void => {
    close();
    if (document.hidden || signal.aborted) return;
    source = new EventSource(lastId ? `${url}?after=${lastId}` : url);
    on('hello', () => {
      if (isLate) resync();
      isLate = false;
    });
    on('resync', resync);
    for (const kind of KINDS) on(kind, (data) => told(JSON.parse(data)));
    // A broken connection the browser mends itself, a refused one it does not.
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED)
        timer = setTimeout(open, AGAIN_LEAST + Math.random() * AGAIN_SPREAD);
    };
  };

  document.addEventListener('visibilitychange', open, { signal });
  signal.addEventListener('abort', close);
  open();
}
