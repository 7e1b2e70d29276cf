import type { Mail } from '../../core/mail.js';
import { languageOr } from '../../view/languages.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import { say } from '../../view/say.js';
import { paintMail } from './mail-frame.js';

/** The mail that asks whether somebody wants mails. Fetching its links changes nothing: each leads to a page with a button. */
export function confirmMail(asked: {
  readonly to: string;
  readonly site: { readonly name: string; readonly language: string };
  readonly story: { readonly title: string; readonly language: string | null };
  readonly kind: 'thread' | 'replies';
  readonly confirmUrl: string;
  readonly stopUrl: string;
}): Mail {
  const { to, site, story, kind, confirmUrl, stopUrl } = asked;
  const language = languageOr(story.language, languageOr(site.language));
  const words = followWords(language);
  const values = { site: site.name, title: story.title || site.name };
  const what = say(kind === 'thread' ? words.confirmThread : words.confirmReplies, values);
  return {
    to,
    fromName: site.name,
    subject: say(words.confirmSubject, values),
    text: `${[what, `${words.confirmDo}\n${confirmUrl}`, `${words.confirmNot}\n${stopUrl}`].join('\n\n')}\n`,
    html: paintMail(
      language,
      <>
        <p dir="auto">{what}</p>
        <p>
          {words.confirmDo} <a href={confirmUrl}>{words.confirmTitle}</a>
        </p>
      </>,
      <p>
        {words.confirmNot} <a href={stopUrl}>{words.stopEver}</a>
      </p>,
    ),
  };
}
