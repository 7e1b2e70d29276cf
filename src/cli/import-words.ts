/** What imports say to people, and what they leave in files. */
import { writeFile } from 'node:fs/promises';
import { encodeId } from '../core/ids.js';
import type { Ledger } from '../core/ledger.js';
import { importReportPage } from '../publish/import-report.js';
import type { ImportResult } from '../use-cases/import/import-archive.js';
import type { Verified, VerifiedStory } from '../use-cases/import/verify-archive.js';
import { UsageError } from './run.js';

/** The ledger for people. */
export function ledgerInWords(ledger: Ledger, isDryRun: boolean): string {
  const { stories, comments, byStatus } = ledger;
  const skipped = comments.skipped.map(({ reason, count }) => `${count} ${reason}`).join(', ') || '0';
  const lines = [
    `${isDryRun ? 'Dry run, nothing written. ' : ''}${ledger.format}: ${ledger.source}`,
    `Stories   read ${stories.read}, created ${stories.created}, matched ${stories.matched}, merged ${stories.merged}`,
    `Comments  read ${comments.read} = written ${comments.written} + merged ${comments.merged} + skipped ${skipped}; re-rooted ${comments.rerooted}`,
    `Statuses  ${Object.entries(byStatus)
      .map(([status, count]) => `${status} ${count}`)
      .join(', ')}`,
    `Threads   ${ledger.replies} replies, ${ledger.maxDepth} deep at most, ${ledger.authors} names, ${ledger.unnamed} without a name, ${ledger.empty} without text`,
    `Times     ${ledger.firstAt ?? '–'} … ${ledger.lastAt ?? '–'}`,
  ];
  for (const { code, message, count, line, sourceId } of ledger.warnings) {
    const place = [sourceId && `record ${sourceId}`, line && `line ${line}`].filter(Boolean).join(', ');
    lines.push(
      `! ${code}${count === undefined ? '' : ` ×${count}`}${place === '' ? '' : ` (${place})`}: ${message}`,
    );
  }
  return lines.join('\n');
}

/** Writes the report to a file that must not exist: a page when it ends in `.html`, else JSON. */
export async function writeReport(
  file: string,
  { ledger, stories }: ImportResult,
  about: { readonly site: string; readonly dryRun?: true; readonly now: number },
): Promise<void> {
  if (!/\.(?:html|json)$/i.test(file))
    throw new UsageError('--report needs a file that ends in .html or .json.');
  const report = {
    site: about.site,
    isDryRun: about.dryRun === true,
    writtenAt: new Date(about.now).toISOString(),
    ledger,
    stories,
  };
  const text = file.toLowerCase().endsWith('.html')
    ? importReportPage(report)
    : `${JSON.stringify(report, null, 1)}\n`;
  await writeFile(file, text, { flag: 'wx', mode: 0o600 });
}

/** As `--json` prints it. */
export function verifiedAsJson({ comments, stories, isWhole }: Verified) {
  return {
    isWhole,
    comments,
    stories: stories.map((story) => ({ ...story, id: story.id === null ? null : encodeId(story.id) })),
  };
}

const SHOWN = 50;

function storyInWords({ title, url, read, found, missing, changed, elsewhere }: VerifiedStory): string {
  const parts = [
    `${found} of ${read}`,
    missing.length > 0 && `missing ${missing.join(', ')}`,
    changed.length > 0 && `changed ${changed.join(', ')}`,
    elsewhere.length > 0 && `answering another comment ${elsewhere.join(', ')}`,
  ];
  return `! ${url ?? title}: ${parts.filter(Boolean).join('; ')}`;
}

/** Stories that differ, by name. */
export function verifiedInWords({ comments, stories, isWhole }: Verified): string {
  const different = stories.filter(
    (story) => story.read !== story.found || story.changed.length > 0 || story.elsewhere.length > 0,
  );
  return [
    `${isWhole ? 'All is here' : 'Not all is as in the archive'}: ${comments.found} of ${comments.read} comments in ${stories.length} stories.`,
    ...different.slice(0, SHOWN).map(storyInWords),
    ...(different.length > SHOWN ? [`… and ${different.length - SHOWN} more stories.`] : []),
  ].join('\n');
}
