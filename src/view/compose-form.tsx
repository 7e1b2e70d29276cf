import type { ComponentChild } from 'preact';
import type { ThreadWords } from './say.js';

/** The fields of a form for a comment, by their names in the form. */
export interface ComposeValues {
  readonly text: string;
  readonly name: string;
  readonly website: string;
}

export interface ComposeFormProps {
  readonly words: ThreadWords;
  /** Makes the ids of this form's parts unique on the page. */
  readonly id: string;
  /** Names the text field: "Your comment", "Your reply to Ana". */
  readonly label: string;
  readonly submit: string;
  /** What the fields hold at first; later they belong to the writer. */
  readonly values: ComposeValues;
  /** An edit asks for the text only. */
  readonly textOnly?: boolean;
  /** Where the form goes without a program. */
  readonly action?: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** What was wrong, in words. */
  readonly problem?: string | null | undefined;
  /** The name of the field that `problem` is about. */
  readonly problemField?: string | undefined;
  readonly isBusy?: boolean;
  readonly onSubmit?: (event: SubmitEvent) => void;
  readonly onInput?: (event: InputEvent) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** More fields, after the author's. */
  readonly more?: ComponentChild;
  /** More buttons, after the first. */
  readonly children?: ComponentChild;
}

/** The form for a comment, a reply or an edit; the same on painted pages and in programs. Its fields are not controlled. */
export function ComposeForm(props: ComposeFormProps) {
  const { words, id, values, problem, textOnly } = props;
  const problemId = problem ? `${id}-problem` : undefined;
  const badText = problem && (props.problemField ?? 'text') === 'text';
  return (
    <form
      class="compose"
      part="form"
      id={id}
      method="post"
      action={props.action}
      onSubmit={props.onSubmit}
      onInput={props.onInput}
      onKeyDown={props.onKeyDown}
    >
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem ? (
        <p class="problem" role="alert" id={problemId}>
          {problem}
        </p>
      ) : null}
      <label>
        {props.label}
        <textarea
          name="text"
          rows={5}
          dir="auto"
          required
          defaultValue={values.text}
          aria-invalid={badText ? 'true' : undefined}
          aria-describedby={badText ? `${problemId} ${id}-format` : `${id}-format`}
        />
      </label>
      <div class="tools" />
      <p class="hint" dir="auto" id={`${id}-format`}>
        {words.format} <span class="count" />
      </p>
      {textOnly ? null : <AuthorFields {...props} problemId={problemId} />}
      {props.more}
      <p class="buttons">
        <button type="submit" class="main" aria-disabled={props.isBusy ? 'true' : undefined}>
          {props.submit}
        </button>
        {props.children}
      </p>
    </form>
  );
}

function AuthorFields(props: ComposeFormProps & { readonly problemId: string | undefined }) {
  const { words, values, problemField, problemId } = props;
  return (
    <div class="who">
      {(['name', 'website'] as const).map((field) => (
        <label key={field}>
          {words[field]}
          <input
            name={field}
            dir="auto"
            inputMode={field === 'website' ? 'url' : 'text'}
            autoComplete={field === 'website' ? 'url' : 'nickname'}
            defaultValue={values[field]}
            aria-invalid={problemField === field ? 'true' : undefined}
            aria-describedby={problemField === field ? problemId : undefined}
          />
        </label>
      ))}
    </div>
  );
}
