import type { ConsoleFrame } from '../../wire/console.js';
import type { SanctionView } from '../../wire/sanction.js';
import { claimWords } from './claim-words.js';
import { Frame } from './frame.js';
import { Pager, type PagerProps } from './pager.js';
import { SUBJECT_WORDS, peopleWords as words } from './people-words.js';
import { Choice, SanctionForm } from './sanction-form.js';
import { SanctionList } from './sanction-list.js';

export interface PeoplePageProps extends PagerProps {
  readonly frame: ConsoleFrame;
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly mayEverywhere: boolean;
  readonly sanctions: readonly SanctionView[];
}

const SUBJECTS = ['email', 'host', 'network'] as const;

/** What was imposed on anybody, and the sheet for those who are known by an address only. */
export function PeoplePage({ frame, sites, mayEverywhere, sanctions, firstHref, nextHref }: PeoplePageProps) {
  return (
    <Frame frame={frame} current="people" title={words.people}>
      <p>
        <a href="/console/claims">{claimWords.claims}</a>
      </p>
      {sanctions.length > 0 ? null : <p class="empty">{words.nothingYet}</p>}
      <SanctionList sanctions={sanctions} timezone={frame.timezone} back={frame.here} restoreBy={null} />
      <Pager firstHref={firstHref} nextHref={nextHref} />
      {sites.length === 0 ? null : (
        <SanctionForm
          action="/console/people"
          title={words.sheetTitle}
          step="ban"
          mayEverywhere={mayEverywhere}
          hasTexts={false}
        >
          <p class="field">
            <label for="site">{words.site}</label>
            <select id="site" name="site">
              {sites.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </p>
          <fieldset>
            <legend>{words.subject}</legend>
            {SUBJECTS.map((kind, at) => (
              <Choice
                key={kind}
                name="subject"
                value={kind}
                label={SUBJECT_WORDS[kind]}
                isChosen={at === 0}
              />
            ))}
          </fieldset>
          <p class="field wide">
            <label for="value">{words.value}</label>
            <input id="value" name="value" dir="ltr" required maxlength={320} aria-describedby="value-hint" />
          </p>
          <p class="quiet" id="value-hint" dir="ltr">
            {words.valueHint}
          </p>
        </SanctionForm>
      )}
    </Frame>
  );
}
