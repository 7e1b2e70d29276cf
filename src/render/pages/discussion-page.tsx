import { bodyFromMarkdown } from '../../core/body/from-markdown.js';
import { Body } from '../../view/body.js';
import { lawWords } from '../../view/messages/law/catalogue.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { Part } from './own-page.js';
import { voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';

export interface DiscussionPageProps extends PageFrame {
  /** What the newsroom wrote, as Markdown; empty where it wrote nothing. */
  readonly contact: string;
  readonly authorities: string;
  readonly terms: string;
  readonly guidelines: string;
}

/** `/discussion`: whom to turn to, on what terms, and how comments are moderated. */
export function paintDiscussionPage(props: DiscussionPageProps): string {
  const { site, contact, authorities, terms, guidelines } = props;
  const voice = voiceOf(site);
  const words = lawWords(voice.language);
  const addresses = addressesOf(site);
  const parts = [
    { id: 'contact', title: words.contact, source: contact },
    { id: 'authorities', title: words.authorities, source: authorities },
    { id: 'rules', title: voice.thread.guidelines, source: guidelines },
    { id: 'terms', title: words.terms, source: terms },
  ].filter(({ source }) => source !== '');
  return paintDocument(props, {
    voice,
    title: words.about,
    canonical: addresses.whole(addresses.discussion),
    main: (
      <div class="thread own" dir={voice.dir}>
        <header class="about">
          <h1>{words.about}</h1>
        </header>
        <p>
          <a href={addresses.notice}>{words.report}</a>
        </p>
        <Part id="moderation" title={words.howModerated}>
          <p>{words.moderation}</p>
        </Part>
        {parts.map(({ id, title, source }) => (
          <Part key={id} id={id} title={title}>
            <Body body={bodyFromMarkdown(source, { headings: id === 'terms' })} />
          </Part>
        ))}
      </div>
    ),
  });
}
