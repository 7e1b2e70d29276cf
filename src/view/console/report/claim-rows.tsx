import type { Attribution, DraftClaim } from '../../../core/draft.js';
import { say } from '../../say.js';
import { ChoiceField, LineField, TickField } from './fields.js';
import { STANCE_WORDS, STATUS_WORDS, WORDING, editorEn as words } from './words.js';

const EMPTY_CLAIM: DraftClaim = {
  id: '',
  text: '',
  status: 'claimed',
  isLead: false,
  basis: '',
  attributions: [],
};
const EMPTY_ATTRIBUTION: Attribution = { source: '', stance: 'says', repeats: '', quote: '', url: '' };

/** A row for each claim and an empty one; in each a row for each source and an empty one. Works without a program. */
export function ClaimRows({ claims }: { readonly claims: readonly DraftClaim[] }) {
  return (
    <section class="panel" id="claims" aria-labelledby="claims-title">
      <h2 id="claims-title">{words.claims}</h2>
      {[...claims, EMPTY_CLAIM].map((claim, i) => (
        <ClaimRow key={claim.id} claim={claim} n={i} />
      ))}
      <p class="hint">{words.emptyRows}</p>
    </section>
  );
}

function ClaimRow({ claim, n }: { readonly claim: DraftClaim; readonly n: number }) {
  const name = `c${n}`;
  const isNew = claim.text === '';
  const fields = (
    <>
      <input type="hidden" name={`${name}_id`} value={claim.id} />
      <LineField id={`${name}-text`} name={`${name}_text`} label={words.claimText} value={claim.text} />
      <ChoiceField
        id={`${name}-status`}
        name={`${name}_status`}
        label={words.status}
        value={claim.status}
        choices={STATUS_WORDS}
      />
      {isNew ? null : <p class="hint">{wordingOf(claim)}</p>}
      <TickField id={`${name}-lead`} name={`${name}_lead`} label={words.lead} isOn={claim.isLead} />
      <LineField
        id={`${name}-basis`}
        name={`${name}_basis`}
        label={words.basis}
        value={claim.basis}
        mark="if-confirmed"
      />
      {[...claim.attributions, EMPTY_ATTRIBUTION].map((one, i) => (
        <AttributionRow key={`${name}-${i}`} name={`${name}a${i}`} attribution={one} n={i} />
      ))}
    </>
  );
  if (isNew)
    return (
      <details class="row">
        <summary>{words.newClaim}</summary>
        {fields}
      </details>
    );
  return (
    <fieldset class="row">
      <legend>
        {say(words.claim, { n: n + 1 })} <span class="badge">{STATUS_WORDS[claim.status]}</span>
      </legend>
      {fields}
    </fieldset>
  );
}

function wordingOf({ status, attributions }: DraftClaim): string {
  const who = attributions.find(({ stance }) => stance !== 'denies')?.source ?? '…';
  const other = attributions.find(({ stance }) => stance === 'denies')?.source ?? '…';
  return say(words.wording, { words: say(WORDING[status], { who, other }) });
}

function AttributionRow(props: {
  readonly name: string;
  readonly attribution: Attribution;
  readonly n: number;
}) {
  const { name, attribution, n } = props;
  const isNew = attribution.source === '';
  return (
    <details class="row source" open={!isNew}>
      <summary>{isNew ? words.newAttribution : say(words.attribution, { n: n + 1 })}</summary>
      <div class="pair">
        <LineField
          id={`${name}-source`}
          name={`${name}_source`}
          label={words.source}
          value={attribution.source}
          list="known-sources"
        />
        <ChoiceField
          id={`${name}-stance`}
          name={`${name}_stance`}
          label={words.stance}
          value={attribution.stance}
          choices={STANCE_WORDS}
        />
      </div>
      <LineField
        id={`${name}-repeats`}
        name={`${name}_repeats`}
        label={words.repeats}
        value={attribution.repeats}
        list="known-sources"
        mark="if-repeats"
      />
      <LineField
        id={`${name}-url`}
        name={`${name}_url`}
        label={words.url}
        value={attribution.url}
        dir="ltr"
      />
      <LineField id={`${name}-quote`} name={`${name}_quote`} label={words.quote} value={attribution.quote} />
    </details>
  );
}
