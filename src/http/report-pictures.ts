import type { Report } from '../core/report.js';
import { addressesOf } from '../render/pages/addresses.js';
import type { MapPictures, PageSite } from '../render/pages/props.js';

type Dated = Pick<Report, 'month' | 'slug'>;

/** Addresses of the pictures of a report's map, and of what it states where the report itself is at hand. */
export function mapPictures(
  site: Pick<PageSite, 'baseUrl'>,
  report: Dated & Partial<Pick<Report, 'map'>>,
): MapPictures {
  const folder = addressesOf(site).report(report);
  const data = (report.map ?? null) === null ? null : `${folder}map.geojson`;
  return { wide: `${folder}map-wide.svg`, narrow: `${folder}map-narrow.svg`, data };
}

/** Address of the picture for link previews. */
export function cardPicture(site: Pick<PageSite, 'baseUrl'>, report: Dated): string {
  return `${addressesOf(site).report(report)}card.png`;
}
