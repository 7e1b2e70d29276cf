import { encodeId } from '../../core/ids.js';
import type { Mail } from '../../core/mail.js';
import type { Correction, Report } from '../../core/report.js';
import type { Site } from '../../core/site.js';
import { followWords } from '../../view/messages/follow/catalogue.js';
import { say } from '../../view/say.js';
import { addressesOf } from '../pages/addresses.js';
import { correctionText } from '../pages/corrections-page.js';
import { voiceOf } from '../pages/page-voice.js';
import { MAIL_STYLE, paintMail } from './mail-frame.js';
import { stopHeaders } from './stop-headers.js';

/** A mail that tells a follower what was put right in a report that they follow: all that one change of it told. */
export function correctionMail(told: {
  readonly to: string;
  readonly site: Pick<Site, 'name' | 'slug' | 'language' | 'timezone'>;
  readonly report: Pick<Report, 'storyId' | 'headline' | 'month' | 'slug'>;
  /** BCP 47; null for the site's. */
  readonly language: string | null;
  /** At least one, of one moment. */
  readonly corrections: readonly Correction[];
  /** Where our pages are, without a slash at the end: from the settings, never from a request. */
  readonly baseUrl: string;
  readonly stopUrl: string;
  readonly followerId: number;
}): Mail {
  const { to, site, report, corrections, baseUrl, stopUrl, followerId } = told;
  const voice = voiceOf(site, { language: told.language });
  const { page, language } = voice;
  const words = followWords(language);
  const addresses = addressesOf({ baseUrl });
  const url = `${addresses.whole(addresses.report(report))}#corrections`;
  const lines = corrections.map((one) => ({ kind: page[one.kind], text: correctionText(one, page) }));
  const [first] = corrections;
  const why = say(words.whyThread, { site: site.name });
  const host = new URL(baseUrl).hostname;
  return {
    to,
    fromName: site.name,
    subject: `${lines[0]?.kind}: ${report.headline}`,
    text: `${[report.headline, ...lines.map(({ kind, text }) => `${kind}: ${text}`), url].join('\n\n')}\n\n-- \n${why}\n${words.stopMails}: ${stopUrl}\n`,
    html: paintMail(
      language,
      <>
        <p dir="auto">
          <strong>
            <a href={url}>{report.headline}</a>
          </strong>
        </p>
        {lines.map(({ kind, text }) => (
          <p style={MAIL_STYLE.comment} dir="auto">
            <strong>{kind}</strong>: {text}
          </p>
        ))}
      </>,
      <p>
        {why} <a href={stopUrl}>{words.stopMails}</a>
      </p>,
    ),
    // The same when the mail is sent again after a crash.
    messageId: `<correction.${encodeId(report.storyId)}.${first?.at}.${encodeId(followerId)}@${host}>`,
    headers: stopHeaders({ site, stopUrl }, host),
  };
}
