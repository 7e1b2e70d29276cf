import type { ImportJob, ImportWishes } from '../../core/import-job.js';
import type { ConsoleFrame } from '../../wire/console.js';
import type { ImportRunView } from '../../wire/import.js';
import { say } from '../say.js';
import { Frame } from './frame.js';
import { ImportForm } from './import-form.js';
import { filesInWords, sizeInWords, stateInWords } from './import-states.js';
import { importWords as words } from './import-words.js';
import { consoleEn } from './messages.js';
import { When } from './when.js';

export interface ImportsPageProps {
  readonly frame: ConsoleFrame;
  readonly siteId: string;
  readonly siteName: string;
  /** Bytes. */
  readonly limit: number;
  readonly jobs: readonly ImportJob[];
  readonly runs: readonly ImportRunView[];
}

const NO_WISHES: ImportWishes = {
  ...{ timezone: null, instance: null, baseUrl: null },
  ...{ judge: 'report', keepParsed: false, articles: false },
};

/** The imports of a site, and the form that begins one. */
export function ImportsPage({ frame, siteId, siteName, limit, jobs, runs }: ImportsPageProps) {
  const { language, timezone } = frame;
  return (
    <Frame frame={frame} current={null} title={say(words.imports, { site: siteName })}>
      <p class="back">
        <a href="/console/sites">{say(consoleEn.backTo, { list: consoleEn.sites })}</a>
      </p>
      <p>{words.about}</p>
      <h2>{words.begin}</h2>
      <ImportForm
        action={`/console/site/${siteId}/imports`}
        wishes={NO_WISHES}
        filesLabel={words.files}
        filesHelp={say(words.filesHelp, { limit: sizeInWords(limit, language) })}
        mustHaveFiles
        submit={words.upload}
      />
      <h2>{words.past}</h2>
      {jobs.length === 0 ? <p class="empty">{words.nonePast}</p> : null}
      <ul class="imports">
        {jobs.map((job) => (
          <li key={job.id}>
            <a href={`/console/site/${siteId}/import/${job.id}`}>
              <bdi>{filesInWords(job)}</bdi>
            </a>{' '}
            <span class="quiet">
              <When at={job.createdAt} timezone={timezone} /> · {stateInWords(job)}
            </span>
          </li>
        ))}
      </ul>
      {runs.length === 0 ? null : <Runs runs={runs} timezone={timezone} />}
    </Frame>
  );
}

function Runs({ runs, timezone }: { readonly runs: readonly ImportRunView[]; readonly timezone: string }) {
  return (
    <>
      <h2>{words.byCommand}</h2>
      <ul class="imports">
        {runs.map(({ run, format, state, startedAt }) => (
          <li key={run}>
            <code>{run}</code>{' '}
            <span class="quiet">
              {format} · <When at={startedAt} timezone={timezone} /> · {state}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
