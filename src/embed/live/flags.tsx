import { FlagForm } from '../../view/flag-form.js';
import type { LiveWords } from '../../view/messages/catalogue.js';
import { say } from '../../view/say.js';
import type { CommentView } from '../../wire/comment.js';
import type { FlagReason } from '../../wire/posting.js';
import { closeOnEscape, closePanel, submit } from '../panels.js';
import { formId, type Panel, type PartStand, type Program } from '../program.js';
import { fieldOf, sending } from '../writing.js';
import type { Ignoring } from './ignored.js';
import type { OwnVotes } from './own-votes.js';

interface Beside {
  readonly own: OwnVotes;
  readonly ignoring: Ignoring;
}

/** What stands below a comment that a reader complains of: the form, or the thanks for it. */
export function flagging({ base, program }: PartStand, words: LiveWords, { own, ignoring }: Beside) {
  return ({ kind, comment }: Panel) => {
    if (kind === 'done') return <p class="notice">{words.flagged}</p>;
    const id = formId(kind, comment);
    const { name } = comment.author ?? {};
    return (
      <FlagForm
        words={words}
        id={id}
        aboutHref={`${base}/discussion`}
        noticeHref={`${base}/notice?comment=${comment.id}`}
        problem={program.state().problems[id]?.message}
        onSubmit={submit((form) => flag(program, form, { comment, own, thanks: words.flagged }))}
        onKeyDown={closeOnEscape(program)}
      >
        <button type="button" onClick={() => closePanel(program)}>
          {program.words.cancel}
        </button>
        {name ? (
          <button type="button" onClick={() => ignoring.ignore(comment)}>
            {say(words.ignore, { name })}
          </button>
        ) : null}
      </FlagForm>
    );
  };
}

/** Sends a complaint about a comment to the moderators. */
async function flag(
  program: Program,
  form: HTMLFormElement,
  {
    comment,
    own,
    thanks,
  }: { readonly comment: CommentView; readonly own: OwnVotes; readonly thanks: string },
): Promise<void> {
  const { ask } = program;
  const reason = fieldOf(form, 'reason') as FlagReason;
  const text = fieldOf(form, 'text');
  await sending(program, form.id, async () => {
    await ask(`comments/${comment.id}/flags`, {
      method: 'POST',
      body: { reason, ...(text && { text }), ...(await own.proof()) },
    });
    program.update({ panel: { kind: 'done', comment }, status: thanks });
    program.focusOn(`flag-${comment.id}`);
  });
}
