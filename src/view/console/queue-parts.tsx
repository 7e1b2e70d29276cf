import { MOST_COUNTED } from '../../core/triage/triage.js';
import type { QueuePartsView, QueuePartView, QueueTab } from '../../wire/console.js';
import { say } from '../say.js';
import { FLAG_WORDS } from './messages.js';
import { queueWords as words } from './queue-words.js';

/** Links to parts of a queue, each with how much waits there. Open while a part is shown. */
export function QueueParts({ queue, parts }: { readonly queue: QueueTab; readonly parts: QueuePartsView }) {
  const { sections, sites, allHref } = parts;
  const rules = queue === 'flagged' ? parts.rules.map(named) : parts.rules;
  const current = [...rules, ...sections, ...sites].find(({ isCurrent }) => isCurrent);
  if (rules.length + sections.length + sites.length === 0 && allHref === null) return null;
  return (
    <details class="parts" open={allHref !== null}>
      <summary>
        {current === undefined ? words.parts : say(words.only, { part: current.name || words.noSection })}
      </summary>
      {allHref === null ? null : (
        <p>
          <a href={allHref}>{words.all}</a>
        </p>
      )}
      <Group title={queue === 'flagged' ? words.byReason : words.byRule} parts={rules} />
      <Group title={words.bySection} parts={sections} />
      <Group title={words.bySite} parts={sites} />
    </details>
  );
}

function named(part: QueuePartView): QueuePartView {
  return { ...part, name: FLAG_WORDS[part.name] ?? part.name };
}

function Group({ title, parts }: { readonly title: string; readonly parts: readonly QueuePartView[] }) {
  if (parts.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {parts.map(({ name, count, href, isCurrent }) => (
          <li key={href}>
            <a href={href} aria-current={isCurrent ? 'true' : undefined}>
              <bdi>{name || words.noSection}</bdi>{' '}
              {count === null ? null : (
                <span class="count">{count < MOST_COUNTED ? count : say(words.orMore, { n: count })}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
