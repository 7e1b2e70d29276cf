import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { lawWords } from '../../view/messages/law/catalogue.js';
import { say } from '../../view/say.js';
import { type Addresses, addressesOf } from './addresses.js';
import type { PageVoice } from './page-voice.js';
import type { PageFrame, PageSite } from './props.js';

export interface DocumentParts {
  readonly voice: PageVoice;
  readonly title: string;
  /** For previews and search engines. */
  readonly description?: string;
  /** The page's own address; left out where no search engine should keep it. */
  readonly canonical?: string;
  /** For previews: the address of a picture, and what kind of page this is. */
  readonly image?: CardPicture | null;
  readonly type?: 'website' | 'article';
  /** More of Open Graph (https://ogp.me/#type_article), in its words. */
  readonly graph?: readonly (readonly [property: string, content: string])[];
  /** Atom feeds of what the page shows, beside the site's own. */
  readonly feeds?: readonly { readonly title: string; readonly href: string }[];
  /** Put into the page as a schema.org data block. */
  readonly data?: object;
  /** The page has a thread that a program can bring to life. */
  readonly hasThread?: boolean;
  /** A program of our own that the page needs, as an `href`. */
  readonly script?: string;
  /** The site's name is the page's title. */
  readonly isFront?: boolean;
  readonly main: ComponentChild;
}

/** A picture of 1200 × 630 pixels. */
export interface CardPicture {
  /** As an `href`. */
  readonly href: string;
  /** What it shows; empty where nobody has said. */
  readonly alt: string;
}

/** A whole HTML document, the same bytes for everyone. No style or script stands in it, so any CSP may. */
export function paintDocument(frame: PageFrame, parts: DocumentParts): string {
  const { site } = frame;
  const { voice } = parts;
  const addresses = addressesOf(site);
  const page = renderToString(
    <html lang={voice.language} dir={voice.dir}>
      <Head frame={frame} parts={parts} addresses={addresses} />
      <body>
        <a class="skip" href="#main">
          {voice.page.skip}
        </a>
        <Masthead site={site} addresses={addresses} voice={voice} isFront={parts.isFront === true} />
        <main id="main">{parts.main}</main>
        <Colophon site={site} addresses={addresses} voice={voice} />
      </body>
    </html>,
  );
  return `<!doctype html>${parts.data ? page.replace('</head>', () => `${dataBlock(parts.data)}</head>`) : page}`;
}

/** In a script element only `<` can end or open anything; JSON may write it as an escape. */
export function dataBlock(data: unknown): string {
  return `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`;
}

interface HeadProps {
  readonly frame: PageFrame;
  readonly parts: DocumentParts;
  readonly addresses: Addresses;
}

function Head({ frame: { site, assets }, parts, addresses }: HeadProps) {
  const { title, canonical, image, description } = parts;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{parts.isFront ? title : `${title} · ${site.name}`}</title>
      {description ? <meta name="description" content={description} /> : null}
      {canonical ? <link rel="canonical" href={canonical} /> : null}
      <meta name="robots" content={canonical ? 'max-image-preview:large' : 'noindex'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content={parts.type ?? 'website'} />
      <meta property="og:title" content={title} />
      {description ? <meta property="og:description" content={description} /> : null}
      {canonical ? <meta property="og:url" content={canonical} /> : null}
      {(parts.graph ?? []).map(([property, content]) => (
        <meta key={`${property} ${content}`} property={property} content={content} />
      ))}
      {image ? <CardTags image={image} addresses={addresses} /> : null}
      <link rel="stylesheet" href={assets.css} />
      <link rel="alternate" type="application/atom+xml" title={site.name} href={addresses.atom} />
      <link rel="alternate" type="application/feed+json" title={site.name} href={addresses.jsonFeed} />
      {(parts.feeds ?? []).map((feed) => (
        <link key={feed.href} rel="alternate" type="application/atom+xml" {...feed} />
      ))}
      {parts.hasThread ? <script async src={assets.embed} /> : null}
      {parts.script ? <script defer src={parts.script} /> : null}
    </head>
  );
}

function CardTags(props: { readonly image: CardPicture; readonly addresses: Addresses }) {
  const { image, addresses } = props;
  return (
    <>
      <meta property="og:image" content={addresses.whole(image.href)} />
      <meta property="og:image:width" content="1200" />
      <meta property="og:image:height" content="630" />
      {image.alt ? <meta property="og:image:alt" content={image.alt} /> : null}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

interface FrameProps {
  readonly site: PageSite;
  readonly addresses: Addresses;
  readonly voice: PageVoice;
}

function Masthead({ site, addresses, voice: { page }, isFront }: FrameProps & { readonly isFront: boolean }) {
  const name = (
    <a href={addresses.home}>
      <bdi>{site.name}</bdi>
    </a>
  );
  return (
    <header class="masthead">
      {isFront ? <h1 class="name">{name}</h1> : <p class="name">{name}</p>}
      <nav aria-label={page.menu}>
        <a href={addresses.search}>{page.searchTitle}</a>
        <a href={addresses.corrections}>{page.corrections}</a>
        <a href={addresses.atom}>{page.feed}</a>
        <a href={addresses.me} data-parley-me>
          {page.mine}
        </a>
      </nav>
    </header>
  );
}

function Colophon({ site, addresses, voice }: FrameProps) {
  const { page } = voice;
  return (
    <footer class="colophon">
      <ul>
        <li>
          <a href={addresses.home}>{page.frontPage}</a>
        </li>
        <li>
          <a href={addresses.discussion}>{lawWords(voice.language).about}</a>
        </li>
        {(site.pages ?? []).map(({ slug, title }) => (
          <li key={slug}>
            <a href={addresses.page(slug)} dir="auto">
              {title}
            </a>
          </li>
        ))}
      </ul>
      <p>
        {say(page.times, { zone: site.timezone })} {page.imprint}
      </p>
    </footer>
  );
}
