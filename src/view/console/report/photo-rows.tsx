import type { Photo } from '../../../core/report.js';
import { photoFile } from '../../../core/report-photos.js';
import { say } from '../../say.js';
import { LineField } from './fields.js';
import { editorEn as words } from './words.js';

const TAKEN = 'image/jpeg,image/png,image/webp,image/avif';

/** The photos of a report with their words, and a field to add more. Works without a program: the form carries the files. */
export function PhotoRows({ id, photos }: { readonly id: string; readonly photos: readonly Photo[] }) {
  return (
    <section class="panel" id="photos" aria-labelledby="photos-title">
      <h2 id="photos-title">{words.photos}</h2>
      {photos.map((photo, i) => (
        <PhotoRow key={photo.id} storyId={id} photo={photo} n={i + 1} />
      ))}
      <p class="field">
        <label for="photo">{words.newPhoto}</label>
        <input type="file" id="photo" name="photo" accept={TAKEN} multiple aria-describedby="photo-hint" />
        <span class="hint" id="photo-hint">
          {words.photoHint}
        </span>
      </p>
      <p class="buttons">
        <button type="submit" name="act" value="photos">
          {words.addPhotos}
        </button>
      </p>
      <datalist id="licences">
        {words.licences.map((licence) => (
          <option key={licence} value={licence} />
        ))}
      </datalist>
    </section>
  );
}

function PhotoRow(props: { readonly storyId: string; readonly photo: Photo; readonly n: number }) {
  const { storyId, photo, n } = props;
  const { id, widths, alt, caption, credit, licence } = photo;
  const name = `photo_${id}`;
  const line = `![](photo:${id})`;
  return (
    <fieldset class="row photo">
      <legend>{say(words.photo, { n })}</legend>
      <img
        src={`/console/report/${storyId}/photo/${id}-${photoFile(widths[0] ?? photo.width)}`}
        width={photo.width}
        height={photo.height}
        alt={alt || say(words.photo, { n })}
        loading="lazy"
      />
      <LineField id={`${name}-alt`} name={`${name}_alt`} label={words.alt} value={alt} hint={words.altHint} />
      <LineField id={`${name}-caption`} name={`${name}_caption`} label={words.caption} value={caption} />
      <div class="pair">
        <LineField id={`${name}-credit`} name={`${name}_credit`} label={words.credit} value={credit} />
        <LineField
          id={`${name}-licence`}
          name={`${name}_licence`}
          label={words.licence}
          value={licence}
          list="licences"
        />
      </div>
      <p class="field">
        <label for={`${name}-line`}>{words.photoLine}</label>
        <input id={`${name}-line`} value={line} readonly dir="ltr" />
      </p>
      <p class="buttons">
        <button type="button" hidden data-place={line}>
          {words.placePhoto}
        </button>
        <button type="submit" name="act" value={`drop ${id}`} class="act-remove">
          {words.dropPhoto}
        </button>
      </p>
    </fieldset>
  );
}
