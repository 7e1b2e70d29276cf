import type { ParsedComment, ParsedThread, ParsedWarning, SourceStatus } from './archive.js';

export type LedgerWarning = Omit<ParsedWarning, 'type'> & { readonly count?: number };

/** The account that an import gives of every record. `read = written + merged + skipped`; re-rooted rows are written ones. */
export interface Ledger {
  readonly format: string;
  readonly source: string;
  readonly stories: {
    readonly read: number;
    readonly created: number;
    readonly matched: number;
    readonly merged: number;
  };
  readonly comments: {
    readonly read: number;
    readonly written: number;
    readonly merged: number;
    readonly skipped: readonly { readonly reason: string; readonly count: number }[];
    readonly rerooted: number;
  };
  readonly byStatus: Readonly<Record<SourceStatus, number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly replies: number;
  readonly maxDepth: number;
  readonly authors: number;
  readonly unnamed: number;
  readonly empty: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly warnings: readonly LedgerWarning[];
}

/** Whether every record that was read is accounted for. */
export function isBalanced({ comments }: Pick<Ledger, 'comments'>): boolean {
  const skipped = comments.skipped.reduce((sum, { count }) => sum + count, 0);
  return comments.read === comments.written + comments.merged + skipped;
}

// A warning of one code is listed this often with its place; beyond, it is only counted.
const SHOWN_PER_CODE = 20;

/** Collects what a ledger says while records pass by; memory grows with distinct names and kinds only. */
export class LedgerCounter {
  readonly #names = new Set<string>();
  readonly #kinds = new Map<string, number>();
  readonly #skipped = new Map<string, number>();
  readonly #warnings = new Map<string, { shown: LedgerWarning[]; count: number }>();
  readonly #status: Record<SourceStatus, number> = {
    published: 0,
    pending: 0,
    spam: 0,
    trash: 0,
    deleted: 0,
  };
  #first: number | null = null;
  #last: number | null = null;
  #unnamed = 0;
  #empty = 0;
  stories = { read: 0, created: 0, matched: 0, merged: 0 };
  comments = { read: 0, written: 0, merged: 0, rerooted: 0 };
  replies = 0;
  maxDepth = 0;

  countThread(_thread: ParsedThread): void {
    this.stories.read += 1;
  }

  countComment(comment: ParsedComment): void {
    this.comments.read += 1;
    this.#status[comment.status] += 1;
    this.#kinds.set(comment.kind, (this.#kinds.get(comment.kind) ?? 0) + 1);
    const name = comment.author.name.trim();
    if (name === '') this.#unnamed += 1;
    else this.#names.add(name);
    if (comment.text.trim() === '') this.#empty += 1;
    this.countTime(comment.createdAt);
  }

  /** Widens firstAt … lastAt; local times without a zone are left out by the caller. */
  countTime(at: number | undefined): void {
    if (at === undefined) return;
    this.#first = Math.min(this.#first ?? at, at);
    this.#last = Math.max(this.#last ?? at, at);
  }

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  warn(warning: LedgerWarning): void {
    const known = this.#warnings.get(warning.code) ?? { shown: [], count: 0 };
    known.count += warning.count ?? 1;
    if (known.shown.length < SHOWN_PER_CODE) known.shown.push(warning);
    this.#warnings.set(warning.code, known);
  }

  toLedger(format: string, source: string): Ledger {
    // To the second, as most sources tell it; the comments themselves keep what they have.
    const iso = (at: number | null): string | null =>
      at === null ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
    const warnings = [...this.#warnings].flatMap(([code, { shown, count }]) => {
      const told = shown.reduce((sum, warning) => sum + (warning.count ?? 1), 0);
      return count > told
        ? [...shown, { code, message: `${count - told} more of these.`, count: count - told }]
        : shown;
    });
    return {
      format,
      source,
      stories: { ...this.stories },
      comments: {
        read: this.comments.read,
        written: this.comments.written,
        merged: this.comments.merged,
        skipped: [...this.#skipped].map(([reason, count]) => ({ reason, count })),
        rerooted: this.comments.rerooted,
      },
      byStatus: { ...this.#status },
      kinds: Object.fromEntries(this.#kinds),
      replies: this.replies,
      maxDepth: this.maxDepth,
      authors: this.#names.size,
      unnamed: this.#unnamed,
      empty: this.#empty,
      firstAt: iso(this.#first),
      lastAt: iso(this.#last),
      warnings,
    };
  }
}
