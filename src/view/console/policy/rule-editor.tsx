import { policyWords as words } from './policy-words.js';

/** One line of a rule's form: a condition, or blank. */
export interface ConditionRow {
  readonly isNot: boolean;
  /** `signal:links`, `author:guest`, `time:hour` …; empty for a blank line. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** A rule as its form has it, right or wrong. */
export interface RuleFields {
  /** The name of the rule that is changed; empty for a new one. */
  readonly at: string;
  readonly id: string;
  readonly act: string;
  /** Of `prove`; empty for the usual. */
  readonly effort: string;
  readonly because: string;
  readonly note: string;
  readonly match: 'all' | 'any';
  readonly rows: readonly ConditionRow[];
  /** The condition as JSON, where lines cannot say it; it goes before the lines. */
  readonly json: string;
}

export interface RuleEditorProps {
  readonly rule: RuleFields;
  readonly signals: readonly string[];
  /** Of the policy's page. */
  readonly address: string;
}

/** The form of one rule, inside the form of its policy. */
export function RuleEditor({ rule, signals, address }: RuleEditorProps) {
  return (
    <fieldset class="panel rule-editor" id="rule">
      <legend>{rule.at === '' ? words.newRule : words.changeRule}</legend>
      <input type="hidden" name="at" value={rule.at} />
      <p class="field">
        <label for="rule-id">{words.ruleName}</label>
        <input id="rule-id" name="id" value={rule.id} autocomplete="off" dir="ltr" />
      </p>
      {rule.json === '' ? <Lines rule={rule} signals={signals} /> : null}
      <details open={rule.json !== ''}>
        <summary>{words.whenJson}</summary>
        <p class="field">
          <label for="rule-when">{words.whenJsonLabel}</label>
          <textarea
            id="rule-when"
            name="when"
            rows={6}
            dir="ltr"
            spellcheck={false}
            defaultValue={rule.json}
          />
        </p>
      </details>
      <p class="field">
        <label for="rule-then">{words.thenDo}</label>
        <select id="rule-then" name="then">
          {Object.entries(words.acts).map(([act, label]) => (
            <option key={act} value={act} selected={act === rule.act}>
              {label}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="rule-effort">{words.effort}</label>
        <input id="rule-effort" name="effort" value={rule.effort} inputmode="numeric" size={4} dir="ltr" />
      </p>
      <Text name="because" label={words.because} value={rule.because} />
      <Text name="note" label={words.note} value={rule.note} />
      <p class="buttons">
        <button type="submit" name="act" value="keep">
          {words.keep}
        </button>
        <button type="submit" name="act" value="rows" formaction={`${address}#rule`}>
          {words.moreLines}
        </button>
        <button type="submit" name="act" value="show">
          {words.cancel}
        </button>
      </p>
    </fieldset>
  );
}

function Lines({ rule, signals }: Pick<RuleEditorProps, 'rule' | 'signals'>) {
  return (
    <>
      <p class="field">
        <label for="rule-match">{words.match}</label>
        <select id="rule-match" name="match">
          <option value="all" selected={rule.match === 'all'}>
            {words.all}
          </option>
          <option value="any" selected={rule.match === 'any'}>
            {words.any}
          </option>
        </select>
      </p>
      {rule.rows.map((row, n) => (
        // Lines have no names; their order is all that tells them apart.
        <Line key={String(n)} row={row} n={n} signals={signals} />
      ))}
      <p class="quiet">{words.linesHint}</p>
    </>
  );
}

function Line(props: {
  readonly row: ConditionRow;
  readonly n: number;
  readonly signals: readonly string[];
}) {
  const { row, n, signals } = props;
  const known = new Set([
    ...signals.map((name) => `signal:${name}`),
    ...signals.map((name) => `failed:${name}`),
  ]);
  const isGone = /^(?:signal|failed):/.test(row.what) && !known.has(row.what);
  const choice = (value: string, label: string) => (
    <option key={value} value={value} selected={value === row.what}>
      {label}
    </option>
  );
  return (
    <fieldset class="line">
      <legend class="unseen">{`${words.condition} ${n + 1}`}</legend>
      <select name={`not${n}`} aria-label={words.isOrNot}>
        <option value="">{words.is}</option>
        <option value="1" selected={row.isNot}>
          {words.isNot}
        </option>
      </select>
      <select name={`what${n}`} aria-label={words.what}>
        {choice('', words.nothing)}
        {isGone ? choice(row.what, `${row.what.split(':')[1]} (${words.notInstalled})`) : null}
        <optgroup label={words.signalGroup}>{signals.map((name) => choice(`signal:${name}`, name))}</optgroup>
        <optgroup label={words.authorGroup}>
          {Object.entries(words.authors).map(([name, label]) => choice(`author:${name}`, label))}
        </optgroup>
        <optgroup label={words.storyGroup}>
          {Object.entries(words.places).map(([name, label]) => choice(name, label))}
        </optgroup>
        <optgroup label={words.failedGroup}>
          {signals.map((name) => choice(`failed:${name}`, `${name} ${words.failed}`))}
        </optgroup>
      </select>
      <label>
        {words.from} <input name={`from${n}`} value={row.from} autocomplete="off" dir="ltr" size={8} />
      </label>
      <label>
        {words.to} <input name={`to${n}`} value={row.to} autocomplete="off" dir="ltr" size={6} />
      </label>
    </fieldset>
  );
}

function Text(props: { readonly name: string; readonly label: string; readonly value: string }) {
  const { name, label, value } = props;
  return (
    <p class="field">
      <label for={`rule-${name}`}>{label}</label>
      <textarea id={`rule-${name}`} name={name} rows={2} maxlength={500} dir="auto" defaultValue={value} />
    </p>
  );
}
