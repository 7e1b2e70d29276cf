import type { Mail } from '../../core/mail.js';
import type { Statement } from '../../core/process/statement.js';
import { languageOr } from '../../view/languages.js';
import { lawWords } from '../../view/messages/law/catalogue.js';
import { processWords } from '../../view/messages/process.js';
import { statementLines } from '../../view/process.js';
import { say } from '../../view/say.js';
import { paintMail } from './mail-frame.js';

/** The statement of reasons as a mail to the comment's author, with the link by which they can appeal. */
export function statementMail(about: {
  readonly to: string;
  readonly site: { readonly name: string; readonly language: string };
  readonly story: { readonly title: string; readonly language: string | null };
  readonly statement: Statement;
  readonly url: string;
}): Mail {
  const { to, site, story, statement, url } = about;
  const language = languageOr(story.language, languageOr(site.language));
  const words = lawWords(language);
  const process = processWords(language);
  const { explanation } = statement;
  const lines = [
    say(words.statementAbout, { title: story.title || site.name }),
    ...statementLines(process, statement),
    ...(explanation ? [explanation] : []),
  ];
  const redress = [process.canAppeal, process.canGoOn];
  return {
    to,
    fromName: site.name,
    subject: `${words.statementSubject} – ${site.name}`,
    text: `${[...lines, ...redress, `${words.statementMore}\n${url}`].join('\n\n')}\n`,
    html: paintMail(
      language,
      <>
        {lines.map((line) => (
          <p key={line} dir="auto">
            {line}
          </p>
        ))}
        <p>{redress.join(' ')}</p>
      </>,
      <p>
        <a href={url}>{words.statementMore}</a>
      </p>,
    ),
  };
}
