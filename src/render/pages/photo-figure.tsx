import type { Photo } from '../../core/report.js';
import { photoFile } from '../../core/report-photos.js';

/** The address of a photo in one width. */
export type PhotoHref = (photo: Photo, file: string) => string;

/** How wide the column of a report is: `.report` in styles/site.css. */
const SIZES = '(max-width: 50rem) 100vw, 47.5rem';

/** A photo in the width that fits the screen. */
export function PhotoPicture(props: {
  readonly photo: Photo;
  readonly href: PhotoHref;
  /** Above the fold, so that it is fetched at once. */
  readonly isFirst: boolean;
  /** How wide it is shown, as in HTML; as a report's column is, if not given. */
  readonly sizes?: string;
}) {
  const { photo, href, isFirst, sizes = SIZES } = props;
  const { widths, width, height, alt } = photo;
  const middle = widths[1] ?? widths[0] ?? width;
  return (
    <img
      src={href(photo, photoFile(middle))}
      srcset={widths.map((one) => `${href(photo, photoFile(one))} ${one}w`).join(', ')}
      sizes={sizes}
      width={width}
      height={height}
      alt={alt}
      loading={isFirst ? undefined : 'lazy'}
      decoding="async"
    />
  );
}

/** A photo with what it shows and whose it is. */
export function PhotoFigure(props: {
  readonly photo: Photo;
  readonly href: PhotoHref;
  readonly isFirst?: boolean;
}) {
  const { caption, credit, licence, width, height } = props.photo;
  return (
    <figure class={height > width ? 'photo tall' : 'photo'}>
      <PhotoPicture photo={props.photo} href={props.href} isFirst={props.isFirst === true} />
      <figcaption>
        {caption === '' ? null : <bdi>{caption} </bdi>}
        <small>
          <bdi>{credit}</bdi> · <bdi>{licence}</bdi>
        </small>
      </figcaption>
    </figure>
  );
}
