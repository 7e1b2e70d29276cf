import { say } from '../../say.js';
import { Frame } from '../frame.js';
import { LineField, TextField } from './fields.js';
import { AllRows } from './map-fields.js';
import { MapFinder } from './map-finder.js';
import { MapPicture } from './map-picture.js';
import type { MapPageProps } from './map-props.js';
import { mapEn as words } from './map-words.js';

/** Where a report's map is made: by names, clicks, rows and files. It is one form, so that no button loses what was typed, and everything works without a program. */
export function MapPage(props: MapPageProps) {
  const { frame, id, headline, problems, revision, hasMap } = props;
  const title = say(words.title, { headline });
  return (
    <Frame frame={frame} current="reports" title={title} heading={<bdi>{title}</bdi>}>
      <p class="quiet">
        <a href={`/console/report/${id}`}>{words.back}</a>
        {hasMap ? (
          <>
            {' · '}
            <a href={`/console/report/${id}/map.geojson`}>{words.download}</a>
          </>
        ) : null}
      </p>
      {problems.length === 0 ? null : (
        <section class="stale" role="alert" aria-labelledby="problems">
          <h2 id="problems">{words.problems}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={problem} dir="auto">
                {problem}
              </li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={`/console/report/${id}/map`} class="desk map-desk" data-map={id}>
        <div>
          <input type="hidden" name="revision" value={revision} />
          <p class="buttons save-line">
            <button type="submit" name="act" value="save" class="main" data-key="s">
              {words.save}
            </button>
            {hasMap ? (
              <button type="submit" name="act" value="remove" class="act-remove">
                {words.remove}
              </button>
            ) : null}
          </p>
          <MapFinder {...props} />
          <Head {...props} />
          <p class="hint">{words.rowsHint}</p>
          <AllRows {...props} />
          <Importer />
        </div>
        <MapPicture {...props} />
      </form>
    </Frame>
  );
}

function Importer() {
  return (
    <section class="panel" aria-labelledby="import-title">
      <h2 id="import-title">{words.importTitle}</h2>
      <p class="hint">{words.importHint}</p>
      <input type="hidden" name="import_bytes" value="" />
      <p class="field" data-needs-program hidden>
        <label for="import-file">{words.importFile}</label>
        <input
          type="file"
          id="import-file"
          accept=".geojson,.json,.kml,.kmz,.gpx,.csv,.tsv,.umap,.zip"
          data-too-large={words.importTooLarge}
        />
      </p>
      <TextField id="import-text" name="import_text" label={words.importText} value="" rows={4} />
      <p class="buttons">
        <button type="submit" name="act" value="import">
          {words.importGo}
        </button>
      </p>
    </section>
  );
}

const EDGES = ['west', 'south', 'east', 'north'] as const;

/** What the map says and shows as a whole. */
function Head({ head, writtenWords }: MapPageProps) {
  const at = (name: string): string => head[name] ?? '';
  return (
    <section class="panel" aria-labelledby="head-title">
      <h2 id="head-title">{words.whole}</h2>
      <LineField id="title" name="title" label={words.headline} value={at('title')} />
      <p class="field">
        <label for="as_of">{words.asOf}</label>
        <input type="date" id="as_of" name="as_of" value={at('as_of')} />
      </p>
      <TextField id="credits" name="credits" label={words.credits} value={at('credits')} rows={3} />
      <TextField
        id="words"
        name="words"
        label={words.words}
        value={at('words')}
        rows={4}
        {...(writtenWords === '' ? {} : { hint: say(words.wordsNow, { words: writtenWords }) })}
      />
      <details class="row" open={EDGES.some((edge) => at(edge) !== '')}>
        <summary>{words.frame}</summary>
        <div class="pair">
          {EDGES.map((edge) => (
            <LineField
              key={edge}
              id={edge}
              name={`frame_${edge}`}
              label={words[edge]}
              value={at(edge)}
              dir="ltr"
            />
          ))}
        </div>
        <LineField id="focus" name="focus" label={words.focus} value={at('focus')} dir="ltr" />
        <TextField
          id="countries"
          name="countries"
          label={words.countryNames}
          value={at('countries')}
          rows={3}
        />
      </details>
    </section>
  );
}
