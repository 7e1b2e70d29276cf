/** Facts of a span: names of routes, operations and codes, never what a person wrote, is called or is reached by. */
export type SpanFacts = Readonly<Record<string, string | number>>;

export interface SpanStart {
  readonly name: string;
  /** OpenTelemetry's kinds: `server` and `consumer` begin a trace where there is none. */
  readonly kind: 'server' | 'client' | 'consumer' | 'internal';
  readonly facts?: SpanFacts;
}

export interface Span {
  /** Runs `work` so that what it begins is told below this span. */
  enter<T>(work: () => T): T;
  /** Once; `failure` is a code or the kind of an error. */
  end(found?: { readonly facts?: SpanFacts; readonly failure?: string }): void;
}

/** Tells a collector what took how long. Never throws, and never keeps anybody waiting. */
export interface Tracer {
  /** Begins a span; `traceparent` is the header of whoever asked (W3C Trace Context), if there was one. */
  begin(start: SpanStart, traceparent?: string): Span;
  /** Runs `work` in a span that ends with it; where nothing above is told, `internal` and `client` are not told either. */
  span<T>(start: SpanStart, work: () => T): T;
  /** The header for what is asked of others; undefined outside of a trace. */
  traceparent(): string | undefined;
  /** Spans since the start, and those that wait. */
  counts(): { readonly sent: number; readonly dropped: number; readonly waiting: number };
}
