/** The report of an import as a page that an editor can be handed: one file without scripts, pictures or links to anywhere else. */
import type { Ledger } from '../core/ledger.js';

/** What a report tells of one story. */
interface ReportedStory {
  readonly title: string;
  readonly url: string | null;
  readonly isNew: boolean;
  readonly threads: { readonly count: number };
  readonly read: number;
  readonly written: number;
  readonly merged: number;
  readonly skipped: number;
}

/** Everything that an import reports; as JSON this is the file, as HTML a page made of it. */
export interface ImportReport {
  readonly site: string;
  readonly isDryRun: boolean;
  readonly writtenAt: string;
  readonly ledger: Ledger;
  readonly stories: readonly ReportedStory[];
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'table{border-collapse:collapse;display:block;overflow-x:auto;margin:1rem 0}th,td{text-align:start;padding:.3rem .6rem;border-bottom:1px solid #ccc;vertical-align:top}' +
  'td.n,th.n{text-align:end;font-variant-numeric:tabular-nums}td{overflow-wrap:anywhere}' +
  '@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}}';

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

type Cell = string | number;

function cell(value: Cell, tag: 'td' | 'th'): string {
  if (typeof value === 'number') return `<${tag} class="n">${value}</${tag}>`;
  return `<${tag} dir="auto">${escaped(value)}</${tag}>`;
}

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = heads.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((value) => cell(value, 'td')).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function fateOf({ isNew, threads, url }: ReportedStory): string {
  const several = threads.count > 1 ? `, of ${threads.count} threads` : '';
  return `${isNew ? 'new' : 'matched'}${several}${url === null ? ', without an address' : ''}`;
}

function ledgerRows({ comments, byStatus, stories }: Ledger): readonly (readonly Cell[])[] {
  return [
    ['Stories read', stories.read],
    ['… created', stories.created],
    ['… matched', stories.matched],
    ['… merged', stories.merged],
    ['Comments read', comments.read],
    ['… written', comments.written],
    ['… merged', comments.merged],
    ...comments.skipped.map(({ reason, count }) => [`… skipped: ${reason}`, count]),
    ['Re-rooted (of those written)', comments.rerooted],
    ...Object.entries(byStatus).map(([status, count]) => [`Status ${status}`, count]),
  ];
}

/** The page, whole. Every text of the archive in it is escaped. */
export function importReportPage({ site, isDryRun, writtenAt, ledger, stories }: ImportReport): string {
  const title = `${isDryRun ? 'Dry run of an import' : 'Import'} into ${site}`;
  const warnings = ledger.warnings.map(({ code, message, count = 1, sourceId = '', line }) => [
    code,
    count,
    sourceId,
    line === undefined ? '' : `line ${line}`,
    message,
  ]);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${escaped(title)}</title><style>${STYLE}</style></head><body>
<h1>${escaped(title)}</h1>
<p dir="auto">${escaped(ledger.format)}: ${escaped(ledger.source)}. ${escaped(writtenAt)}. Every record that was read is accounted for: read = written + merged + skipped.</p>
<h2>Account</h2>
${table(['', 'count'], ledgerRows(ledger))}
<h2>Stories</h2>
${table(
  ['Story', 'Address', 'What becomes of it', 'read', 'written', 'merged', 'skipped'],
  stories.map((story) => [
    story.title,
    story.url ?? '',
    fateOf(story),
    story.read,
    story.written,
    story.merged,
    story.skipped,
  ]),
)}
<h2>Warnings</h2>
${table(['Warning', 'times', 'record', 'place', 'what it says'], warnings)}
</body></html>
`;
}
