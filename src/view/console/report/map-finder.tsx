import type { FoundPlaceView } from '../../../wire/map.js';
import { say } from '../../say.js';
import type { MapPageProps } from './map-props.js';
import { mapEn as words } from './map-words.js';

/** Places by their names: looked for, or named in the report's text. */
export function MapFinder({ asked, found, suggested }: MapPageProps) {
  return (
    <section class="panel" id="find" aria-labelledby="find-title">
      <h2 id="find-title">
        <label for="place">{words.find}</label>
      </h2>
      <p class="buttons">
        <input
          type="search"
          id="place"
          name="place"
          value={asked}
          dir="auto"
          maxlength={100}
          autocomplete="off"
        />
        <button type="submit" name="act" value="find">
          {words.search}
        </button>
      </p>
      {found === null ? null : found.length === 0 ? (
        <p>{words.foundNone}</p>
      ) : (
        <Places title={words.found} places={found} />
      )}
      {suggested.length === 0 ? null : <Places title={words.suggested} places={suggested} />}
    </section>
  );
}

function Places(props: { readonly title: string; readonly places: readonly FoundPlaceView[] }) {
  return (
    <>
      <h3>{props.title}</h3>
      <ul class="log">
        {props.places.map((place) => (
          <li key={`${place.name} ${place.lon} ${place.lat}`} class="buttons">
            <button
              type="submit"
              name="act"
              value={`place ${place.lon} ${place.lat} ${place.kind} ${place.name}`}
            >
              {words.add}
              <span class="unseen">
                {' '}
                <bdi>{place.name}</bdi>
              </span>
            </button>
            <span>
              <bdi>{place.name}</bdi>{' '}
              <span class="quiet">
                <bdi>{[place.region, place.countryName].filter((part) => part !== '').join(', ')}</bdi>
                {place.population > 0
                  ? ` · ${say(words.people, { n: place.population.toLocaleString('en') })}`
                  : ''}
                {' · '}
                <bdi>{`${place.lat.toFixed(2)}, ${place.lon.toFixed(2)}`}</bdi>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
