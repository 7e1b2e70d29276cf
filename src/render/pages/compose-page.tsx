import { Body } from '../../view/body.js';
import { nameIn } from '../../view/comment-names.js';
import { ComposeForm } from '../../view/compose-form.js';
import { pageEn, threadEn } from '../../view/messages/en.js';
import { say, sayWith } from '../../view/say.js';
import type { CommentView } from '../../wire/comment.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import type { ComposePageProps } from './props.js';

/** `/compose`: the form for a comment or a reply without JavaScript; with a refused text, what was wrong with it. */
export function paintComposePage(props: ComposePageProps): string {
  const { site, story, storyHref, parent, problem } = props;
  const title = parent === null ? pageEn.composeTitle : pageEn.replyTitle;
  return paintDocument(props, {
    title: problem === null ? title : `${pageEn.refused} · ${title}`,
    main: (
      <div class="thread">
        <header class="about">
          <h1>{title}</h1>
          <p>
            {sayWith(pageEn.about, {
              title: (
                <a href={storyHref} dir="auto">
                  {story.title || pageEn.untitled}
                </a>
              ),
            })}
          </p>
        </header>
        {parent === null ? null : <Answered comment={parent} />}
        {story.guidelines.length === 0 ? null : (
          <section class="rules" aria-labelledby="rules">
            <h2 id="rules">{threadEn.guidelines}</h2>
            <Body body={story.guidelines} />
          </section>
        )}
        {story.open ? (
          <Form {...props} action={addressesOf(site).composeForm} />
        ) : (
          <p class="notice">
            {threadEn.closed} {story.closedReason}
          </p>
        )}
      </div>
    ),
  });
}

function Answered({ comment }: { readonly comment: CommentView }) {
  return (
    <section class="answered" aria-labelledby="answered">
      <h2 id="answered">{sayWith(pageEn.youAnswer, { name: <bdi>{nameIn(threadEn, comment)}</bdi> })}</h2>
      <Body body={comment.body} />
    </section>
  );
}

function Form(props: ComposePageProps & { readonly action: string }) {
  const { story, parent, values, hidden, problem, nudge, action } = props;
  const target = { story: story.id ?? '', ...(parent === null ? {} : { parent: parent.id }) };
  const words =
    nudge && nudge.words.length > 0 ? say(pageEn.nudgeWords, { words: nudge.words.join(', ') }) : '';
  return (
    <ComposeForm
      words={threadEn}
      id="compose"
      label={parent === null ? threadEn.text : say(threadEn.textReply, { name: nameIn(threadEn, parent) })}
      submit={parent === null ? threadEn.post : threadEn.postReply}
      values={values}
      action={action}
      hidden={{ ...hidden, ...target }}
      problem={problem && `${problem.message} ${words}`.trim()}
      problemField={problem?.field}
    >
      {nudge === null ? null : (
        <button type="submit" name="nudgeTicket" value={nudge.ticket}>
          {pageEn.sendForReview}
        </button>
      )}
    </ComposeForm>
  );
}
