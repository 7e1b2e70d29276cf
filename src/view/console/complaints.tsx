import type { FlagGroupView } from '../../wire/console.js';
import { sayCount } from '../say.js';
import { FLAG_WORDS, consoleEn as words } from './messages.js';
import { When } from './when.js';

/** What readers complain of: each reason with how many gave it, and some of what they wrote. */
export function Complaints({
  flags,
  timezone,
}: {
  readonly flags: readonly FlagGroupView[];
  readonly timezone: string;
}) {
  if (flags.length === 0) return null;
  const total = flags.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="complaints">
      <h3>{sayCount(words.complaints, total, 'en')}</h3>
      <ul>
        {flags.map(({ reason, count, texts }) => (
          <li key={reason}>
            {FLAG_WORDS[reason] ?? reason} <span class="count">{count}</span>
            {texts.map(({ text, createdAt }) => (
              <blockquote key={createdAt}>
                <p dir="auto">{text}</p>
                <p class="quiet">
                  <When at={createdAt} timezone={timezone} />
                </p>
              </blockquote>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
