import { say } from '../../view/say.js';
import type { PageVoice } from './page-voice.js';
import type { MapPictures } from './props.js';

/** Widths of the pictures in CSS pixels, as publish/map draws them; their heights differ from map to map. */
const WIDE = 760;
const NARROW = 360;

/** The map's picture that fits the screen. */
export function MapPicture({ map, alt }: { readonly map: MapPictures; readonly alt: string }) {
  return (
    <picture>
      <source media="(max-width: 40rem)" srcset={map.narrow} width={NARROW} />
      <img src={map.wide} width={WIDE} alt={alt} />
    </picture>
  );
}

/** A report's map, and everything that it shows in words. */
export function MapFigure(props: {
  readonly map: MapPictures;
  readonly headline: string;
  readonly words: string | null;
  readonly voice: PageVoice;
}) {
  const { map, headline, words } = props;
  const { page } = props.voice;
  return (
    <figure class="map">
      <MapPicture map={map} alt={say(words === null ? page.mapAlt : page.mapAltWithWords, { headline })} />
      <figcaption>
        {words === null ? null : (
          <details>
            <summary>{page.mapWords}</summary>
            {words.split('\n').map((line) => (
              <p dir="auto">{line}</p>
            ))}
          </details>
        )}
        {map.data === null ? null : (
          <a class="map-data" href={map.data} download="map.geojson">
            {page.mapData}
          </a>
        )}
      </figcaption>
    </figure>
  );
}
