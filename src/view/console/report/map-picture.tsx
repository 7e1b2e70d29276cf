import type { MapPageProps } from './map-props.js';
import { mapEn as words } from './map-words.js';

/** The map as it is now. A click on it is a place; with the program, clicks draw areas, lines and arrows. */
export function MapPicture({ id, box, picture, revision }: MapPageProps) {
  if (box === null || picture === null)
    return (
      <aside aria-label={words.picture}>
        <p class="empty">{words.none}</p>
      </aside>
    );
  return (
    <aside aria-label={words.picture}>
      <p class="hint">{words.click}</p>
      <fieldset class="buttons" data-tools hidden>
        <legend class="unseen">{words.tools}</legend>
        {(['area', 'front', 'route', 'arrow'] as const).map((form) => (
          <button key={form} type="button" data-draw={form} aria-pressed="false">
            {words.draw[form]}
          </button>
        ))}
        <button type="button" data-undo hidden>
          {words.undoPoint}
        </button>
        <button type="button" class="main" data-done hidden>
          {words.done}
        </button>
      </fieldset>
      <p class="quiet" role="status" data-told data-drawing={words.drawing} data-added={words.added} />
      {box.map((edge, i) => (
        <input key={['x0', 'y0', 'x1', 'y1'][i]} type="hidden" name={`box${i}`} value={edge} />
      ))}
      <div class="picture" data-picture>
        <input
          type="image"
          name="at"
          alt={words.picture}
          src={`/console/report/${id}/map.svg?r=${revision}`}
          width={picture.width}
          height={picture.height}
        />
      </div>
    </aside>
  );
}
