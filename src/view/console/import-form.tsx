import type { ImportWishes } from '../../core/import-job.js';
import { importWords as words } from './import-words.js';

interface Props {
  readonly action: string;
  readonly wishes: ImportWishes;
  readonly filesLabel: string;
  readonly filesHelp: string | null;
  readonly mustHaveFiles: boolean;
  readonly submit: string;
}

const JUDGES = ['report', 'hold', 'off'] as const;

/** The files of an archive and how it is to be read; sent as it is, without a script. */
export function ImportForm({ action, wishes, filesLabel, filesHelp, mustHaveFiles, submit }: Props) {
  return (
    <form method="post" action={action} encType="multipart/form-data" class="panel importform">
      <p class="field">
        <label for="files">{filesLabel}</label>
        <input
          id="files"
          name="files"
          type="file"
          multiple
          required={mustHaveFiles}
          {...(filesHelp === null ? {} : { 'aria-describedby': 'files-help' })}
        />
        {filesHelp === null ? null : (
          <span id="files-help" class="quiet">
            {filesHelp}
          </span>
        )}
      </p>
      <p class="field">
        <label for="judge">{words.judge}</label>
        <select id="judge" name="judge">
          {JUDGES.map((judge) => (
            <option key={judge} value={judge} selected={judge === wishes.judge}>
              {words.judges[judge]}
            </option>
          ))}
        </select>
      </p>
      <Text name="timezone" label={words.timezone} value={wishes.timezone} />
      <Text name="baseUrl" label={words.baseUrl} value={wishes.baseUrl} />
      <Text name="instance" label={words.instance} value={wishes.instance} />
      <p class="field">
        <label for="rules">{words.rules}</label>
        <input id="rules" name="rules" type="file" accept=".json,.csv,text/csv,application/json" />
      </p>
      <Tick name="articles" label={words.articles} isOn={wishes.articles} />
      <Tick name="keepParsed" label={words.keepParsed} isOn={wishes.keepParsed} />
      <p class="buttons">
        <button type="submit">{submit}</button>
      </p>
    </form>
  );
}

function Text(props: { readonly name: string; readonly label: string; readonly value: string | null }) {
  const { name, label, value } = props;
  return (
    <p class="field">
      <label for={name}>{label}</label>
      <input id={name} name={name} value={value ?? ''} autocomplete="off" spellcheck={false} dir="ltr" />
    </p>
  );
}

function Tick(props: { readonly name: string; readonly label: string; readonly isOn: boolean }) {
  const { name, label, isOn } = props;
  return (
    <p>
      <label class="choice">
        <input name={name} type="checkbox" value="yes" checked={isOn} /> {label}
      </label>
    </p>
  );
}
