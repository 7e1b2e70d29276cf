import Script from 'next/script';

const SERVER = 'https://comments.example.org';

interface Props {
  readonly site: string;
  /** The article's own id: it keeps its thread when its address changes. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly language?: string;
}

/** The discussion under an article, with its first page of comments in the server's HTML. */
export async function ParleyThread({ site, id, url, title, language = 'en' }: Props) {
  const markup = await include({ site, key: id, url, title, language });
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is the newsroom's own Parley, which escapes what readers wrote. */}
      <div suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
      <Script src={`${SERVER}/embed.js`} strategy="afterInteractive" />
    </>
  );
}

/** The plain element when Parley does not answer in time. */
async function include(attributes: Readonly<Record<string, string>>): Promise<string> {
  try {
    const answer = await fetch(`${SERVER}/embed/include?${new URLSearchParams(attributes)}`, {
      next: { revalidate: 60 },
      signal: AbortSignal.timeout(1000),
    });
    if (answer.ok) return await answer.text();
  } catch {
    // Nothing is lost but the preview.
  }
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<parley-thread ${pairs.join(' ')}></parley-thread>`;
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
