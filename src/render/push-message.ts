import type { Account } from '../core/account.js';
import { encodeId } from '../core/ids.js';
import type { Site } from '../core/site.js';
import { languageOr } from '../view/languages.js';
import { pageCatalogue } from '../view/messages/catalogues.js';
import { followWords } from '../view/messages/follow/catalogue.js';
import { say } from '../view/say.js';
import { urlsBelow } from '../view/urls.js';
import type { MailedComment } from './mails/news-mail.js';

/** Characters of the longest title: a notice shows less. */
const MOST_TITLE = 120;

/** What our service worker is told of an answer: a title, and where it stands on its own host. No word of the comment. */
export function pushMessage({
  comment,
  story,
  account,
  site,
  baseUrl,
}: Pick<MailedComment, 'comment' | 'story'> & {
  readonly account: Pick<Account, 'name'>;
  readonly site: Pick<Site, 'name' | 'language'>;
  readonly baseUrl: string;
}): string {
  const language = languageOr(site.language);
  const { unnamed } = pageCatalogue(language).thread;
  const title = say(followWords(language).answered, {
    name: cut(comment.author.name || unnamed),
    other: cut(account.name || unnamed),
  });
  const { pathname } = new URL(urlsBelow(baseUrl).comment(encodeId(comment.id)));
  return JSON.stringify({ title, text: cut(story.title || site.name), path: pathname, language });
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length > MOST_TITLE ? `${characters.slice(0, MOST_TITLE).join('')}…` : text;
}
