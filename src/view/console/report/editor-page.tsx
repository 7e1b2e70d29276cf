import { say, sayCount, sayWith } from '../../say.js';
import { Frame } from '../frame.js';
import { When } from '../when.js';
import { ClaimRows } from './claim-rows.js';
import { LineField, TextField, TickField } from './fields.js';
import { PhotoRows } from './photo-rows.js';
import type { EditorPageProps } from './props.js';
import { PublishPanel, SavedLine, TakeBack } from './publish-panel.js';
import { LOG_WORDS, STATE_WORDS, editorEn as words } from './words.js';

/** A report on its editor's desk. All of it is one form; the program only saves it while one writes. */
export function EditorPage(props: EditorPageProps) {
  const { frame, id, content, state, publicHref, conflict, problem } = props;
  const title = content.headline || words.untitled;
  return (
    <Frame frame={frame} current="reports" title={title} heading={<bdi>{title}</bdi>}>
      <p class="quiet">
        <span class="badge">{STATE_WORDS[state]}</span> <bdi>{props.siteName}</bdi>
        {publicHref === null ? null : (
          <>
            {' · '}
            <a href={publicHref}>{words.seePublic}</a>
          </>
        )}
        {' · '}
        <a href={`/console/report/${id}/map`}>{words.mapEdit}</a>
        {' · '}
        <a href={`/console/site/${props.siteId}/sources`}>{words.sources}</a>
      </p>
      {problem === null ? null : (
        <div class="stale" role="alert">
          <p>{problem}</p>
        </div>
      )}
      {conflict === null ? null : <Conflict conflict={conflict} />}
      <div class="desk">
        <EditorForm {...props} />
        <aside aria-labelledby="preview-title">
          <h2 id="preview-title">{words.preview}</h2>
          <iframe
            src={`/console/report/${id}/preview`}
            title={words.preview}
            sandbox="allow-same-origin"
            loading="lazy"
            data-preview
          />
          <p>
            <a href={`/console/report/${id}/preview`}>{words.openPreview}</a>
          </p>
        </aside>
      </div>
      <TakeBack {...props} />
      <History {...props} />
    </Frame>
  );
}

function EditorForm(props: EditorPageProps) {
  const { id, content, revision, siteLanguage, sources, sections } = props;
  return (
    <form
      method="post"
      action={`/console/report/${id}`}
      enctype="multipart/form-data"
      data-editor={id}
      data-saved-word={words.savedShort}
      data-saving-word={words.saving}
      data-failed-word={words.saveFailed}
      data-conflict-word={words.saveConflict}
    >
      <input type="hidden" name="revision" value={revision} />
      <p class="buttons save-line">
        <button type="submit" name="act" value="save" class="main" data-key="s">
          {words.save}
        </button>
        <SavedLine {...props} />
      </p>
      <LineField id="headline" name="headline" label={words.headline} value={content.headline} />
      <TextField id="summary" name="summary" label={words.summary} value={content.summary} rows={2} />
      <LineField id="bylines" name="bylines" label={words.bylines} value={content.bylines.join(', ')} />
      <TextField
        id="source"
        name="source"
        label={words.text}
        value={content.source}
        hint={words.textHint}
        rows={18}
      />
      <p class="quiet" data-words>
        {sayCount(words.count, props.words, 'en')}
      </p>
      <details class="panel" open={content.section !== '' || content.tags.length > 0}>
        <summary>{words.more}</summary>
        <LineField
          id="section"
          name="section"
          label={words.section}
          value={content.section}
          list="sections"
        />
        <LineField id="tags" name="tags" label={words.tags} value={content.tags.join(', ')} />
        <LineField
          id="language"
          name="language"
          label={words.language}
          value={content.language}
          dir="ltr"
          hint={say(words.languageUnset, { language: siteLanguage })}
        />
        <LineField id="slug" name="slug" label={words.slug} value={content.slug} hint={words.slugHint} />
        <TickField id="unlisted" name="unlisted" label={words.unlisted} isOn={content.isUnlisted} />
      </details>
      <ClaimRows claims={content.claims} />
      <PhotoRows id={id} photos={content.photos} />
      <PublishPanel {...props} />
      <datalist id="known-sources">
        {sources.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <datalist id="sections">
        {sections.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </form>
  );
}

function Conflict({ conflict }: { readonly conflict: NonNullable<EditorPageProps['conflict']> }) {
  const { by, theirs } = conflict;
  const who = <bdi>{by}</bdi>;
  return (
    <section class="stale" role="alert" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{sayWith(words.conflict, { who })}</h2>
      <p>{sayWith(words.conflictWords, { who })}</p>
      <p class="field">
        <label for="their-headline">{words.theirHeadline}</label>
        <input id="their-headline" value={theirs.headline} readonly dir="auto" />
      </p>
      <p class="field">
        <label for="their-text">{words.theirs}</label>
        <textarea id="their-text" rows={12} readonly dir="auto" value={theirs.source} />
      </p>
    </section>
  );
}

function History({ id, revisions, log, timezone }: EditorPageProps) {
  return (
    <details class="panel" id="history">
      <summary>{words.history}</summary>
      <ul class="log">
        {log.map(({ act, by, at, detail, reason }) => (
          <li key={`${act} ${at}`}>
            {sayWith(LOG_WORDS[act], { who: <bdi>{by}</bdi>, when: <When at={at} timezone={timezone} /> })}
            {detail === '' ? null : <span class="quiet"> ({detail})</span>}
            {reason === '' ? null : (
              <>
                {' '}
                <q dir="auto">{reason}</q>
              </>
            )}
          </li>
        ))}
      </ul>
      <ul class="log">
        {revisions.map(({ revision, by, at, isAutosave }) => (
          <li key={revision}>
            <a href={`/console/report/${id}/revision/${revision}`}>
              {sayWith(words.revision, {
                n: String(revision),
                who: <bdi>{by}</bdi>,
                when: <When at={at} timezone={timezone} />,
              })}
            </a>
            {isAutosave ? <span class="quiet"> {words.autosave}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
