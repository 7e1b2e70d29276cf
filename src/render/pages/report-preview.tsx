import type { Report } from '../../core/report.js';
import { addressesOf } from './addresses.js';
import { paintDocument } from './document.js';
import { voiceOf } from './page-voice.js';
import type { MapPictures, PageFrame } from './props.js';
import { ReportArticle } from './report-article.js';

/** A report as it would be published, without its discussion; for the newsroom. */
export function paintReportPreview(
  props: PageFrame & {
    readonly report: Report;
    readonly map: MapPictures | null;
    readonly language: string | null;
  },
): string {
  const { site, report, map, language } = props;
  const voice = voiceOf(site, { language });
  return paintDocument(props, {
    voice,
    title: report.headline,
    main: (
      <ReportArticle
        {...{ report, map, voice }}
        addresses={addressesOf(site)}
        photoHref={({ id }, file) => `photo/${id}-${file}`}
      />
    ),
  });
}
