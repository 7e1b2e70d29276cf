/** A promise about speed or size, and the figure that tells whether it is kept. */
export interface Budget {
  readonly what: string;
  readonly wanted: string;
  /** The benchmark, and its figure. */
  readonly bench: string;
  readonly figure: string;
}

const budget = (what: string, wanted: string, [bench, figure]: readonly [string, string]): Budget => ({
  ...{ what, wanted, bench, figure },
});

/** Every budget there is: docs/benchmarks.md shows each with what was measured last. */
export const BUDGETS: readonly Budget[] = [
  budget('embed, English and style inside', '≤ 15 KB brotli', ['resting', 'embed, English and style inside']),
  budget('each other language of the embed', '≤ 3 KB brotli', ['resting', 'largest language of the embed']),
  budget('each part of the embed that comes later', '≤ 12 KB brotli', [
    'resting',
    'largest later part of the embed',
  ]),
  budget('requests of the embed to other hosts', '0', ['page-speed', 'Parley: requests to other hosts']),
  budget('first page from the cache ÷ bare node:http', '≥ 0.6', [
    'reading',
    'first page from the cache ÷ bare node:http',
  ]),
  budget('uncached first page, 100,000 ÷ 100 comments', '≤ 1.5', [
    'reading',
    'uncached page, 100,000 ÷ 100 comments',
  ]),
  budget('uncached first page of 100,000 comments', 'p95 ≤ 50 ms', [
    'reading',
    'uncached page of 100,000 comments, p95',
  ]),
  budget('posts, 64 at once ÷ bare commits of one row', '≥ 0.4', [
    'posting',
    'posts, 64 at once ÷ bare commits',
  ]),
  budget('import into SQLite', '≥ 15,000 comments/s', ['importing', 'import, policy off']),
  budget('import of the largest archive into SQLite', '≥ 15,000 comments/s', [
    'archives',
    'Disqus into SQLite',
  ]),
  budget('import of the largest archive into PostgreSQL', '≥ 8,000 comments/s', [
    'archives',
    'Disqus into PostgreSQL',
  ]),
  budget('memory of an import, whatever its size', '≤ 300 MB', ['archives', 'peak memory, SQLite']),
  budget('posts while an import runs, p99 ÷ idle', '≤ 2', [
    'posting-beside-import',
    'post p99, importing ÷ idle',
  ]),
  budget('signals for a comment of up to 4 KB, median', '≤ 0.15 ms', ['signals', 'signals, median']),
  budget('signals for a comment of up to 4 KB, p99', '≤ 1 ms', ['signals', 'signals, p99']),
  budget('toxicity of 200 characters', '≤ 0.05 ms', ['signals', 'toxicity, 200 characters']),
  budget('worst text for a signal', '≤ 20 ms', ['signals', 'toxicity, worst 64 KB']),
  budget('10,000 live readers', '≤ 400 MB more', ['live', 'memory of 10,000 live readers']),
  budget('a comment reaches 10,000 live readers', 'p99 ≤ 2 s', ['live', 'a comment reaches them, p99']),
  budget('the loop blocked while it does', '≤ 50 ms', ['live', 'longest block of the loop']),
  budget('idle server', '≤ 150 MB', ['resting', 'idle server']),
  budget('server with 1,000,000 comments', '≤ 250 MB', ['million', 'server with a million comments']),
  budget('ready after the start', '≤ 2 s', ['resting', 'ready after']),
  budget('ready after the start, 1,000,000 comments', '≤ 2 s', [
    'million',
    'ready after, with a million comments',
  ]),
  budget('queue page with 100,000 held comments', 'p95 ≤ 50 ms', ['moderating', 'queue page, p95']),
  budget('replay of a policy over 100,000 decisions', '≤ 10 s', ['replaying', 'replay']),
  budget('search among 1,000,000 comments, SQLite', 'p95 ≤ 50 ms', [
    'growth',
    'SQLite: search, 1,000,000 in the database, p95',
  ]),
  budget('search among 1,000,000 comments, PostgreSQL', 'p95 ≤ 50 ms', [
    'growth',
    'PostgreSQL: search, 1,000,000 in the database, p95',
  ]),
  budget('mails to followers', '≥ 17 a second', ['outbox', 'mails']),
];
