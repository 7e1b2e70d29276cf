import type { Mail } from '../../core/mail.js';
import type { Notice } from '../../core/process/notice.js';
import { languageOr } from '../../view/languages.js';
import { lawWords } from '../../view/messages/law/catalogue.js';
import { processWords } from '../../view/messages/process.js';
import { say } from '../../view/say.js';
import { paintMail } from './mail-frame.js';

/** The receipt for a notice of illegal content while it waits, else the answer with what can be done against it. */
export function noticeMail(about: {
  readonly to: string;
  readonly site: { readonly name: string; readonly language: string };
  readonly notice: Notice;
  readonly statusUrl: string;
}): Mail {
  const { to, site, notice, statusUrl } = about;
  const language = languageOr(notice.language, languageOr(site.language));
  const words = lawWords(language);
  const { outcome, answer, location } = notice;
  const answered = answer ? [say(processWords(language).answer, { answer })] : [];
  const lines =
    outcome === null
      ? [words.received, words.waits]
      : [words[outcome], ...answered, words.byPerson, words.redress];
  const what = `${words.where}: ${location}`;
  const subject = outcome === null ? words.receiptSubject : words.answerSubject;
  return {
    to,
    fromName: site.name,
    subject: `${subject} – ${site.name}`,
    text: `${[...lines, what, `${words.status}\n${statusUrl}`].join('\n\n')}\n`,
    html: paintMail(
      language,
      <>
        {lines.map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        <p>{what}</p>
      </>,
      <p>
        <a href={statusUrl}>{words.status}</a>
      </p>,
    ),
  };
}
