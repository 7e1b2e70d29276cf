import type { DraftContent } from '../../../../core/draft.js';
import type { StoryId } from '../../../../core/ids.js';
import { scheduledTime } from '../../../../core/local-time.js';
import { Refusal } from '../../../../core/refusal.js';
import type { CorrectionKind } from '../../../../core/report.js';
import type { ChangeNote } from '../../../../core/report-of-draft.js';
import { paintConsole } from '../../../../render/console/paint.js';
import {
  deleteReportDraft,
  type OpenReport,
  openReport,
  saveReportDraft,
} from '../../../../use-cases/edit-report.js';
import { makePhotos } from '../../../../use-cases/make-photos.js';
import {
  publishReport,
  scheduleReport,
  unpublishReport,
  withdrawReport,
} from '../../../../use-cases/publish-report.js';
import { sendHtml } from '../../../answer.js';
import { STATUS } from '../../../errors.js';
import { filesOf, formOf } from '../../../form-body.js';
import { idFrom, paramOf } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { type Desk, seeOther, staffForm, staffPage } from '../desk.js';
import { frameOf } from '../frame.js';
import { contentFrom, type Fields } from './draft-form.js';
import { createNames, type EditorNews, editorProps } from './editor-view.js';
import { framingHeaders } from './framing.js';

/** The form with a few photos in it. */
const UPLOAD_BODY = 80_000_000;

/** A long report with many rows; two hundred thousand letters of any script, percent-encoded. */
export const REPORT_BODY = 3_000_000;

async function showEditor(exchange: Exchange, desk: Desk): Promise<unknown> {
  const open = await openReport(exchange.app.deps, desk.actor, idFrom<StoryId>(exchange, 'storyId'));
  return sendEditor(exchange, desk, open);
}

async function sendEditor(
  exchange: Exchange,
  desk: Desk,
  shown: OpenReport & EditorNews & { readonly status?: number },
): Promise<unknown> {
  exchange.reply.headers(framingHeaders('frames'));
  const html = paintConsole.report(await editorProps(exchange, desk, shown));
  return sendHtml(exchange, shown.status ?? 200, html);
}

/** Saves what the form holds, then does what its button says. Whatever is refused, the form comes back with all that was in it. */
async function handleEditor(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const fields = formOf(exchange);
  const before = await openReport(deps, desk.actor, storyId);
  const content = contentFrom(fields, before.draft.content);
  try {
    const revision = Number(fields.revision);
    const added = await makePhotos(deps, filesOf(exchange, 'photo'));
    const saved = await saveReportDraft(deps, desk.actor, {
      ...{ storyId, revision, isAutosave: false, photos: added.files },
      content: { ...content, photos: [...keptPhotos(content, fields), ...added.photos] },
    });
    await act(exchange, desk, { open: { ...before, draft: saved }, fields });
    const place = isAboutPhotos(fields) ? '#photos' : '';
    return seeOther(exchange, `/console/report/${paramOf(exchange, 'storyId')}?saved=1${place}`);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error;
    return sendRefused(exchange, desk, { storyId, content, refusal: error });
  }
}

/** All photos but the one whose button was pressed. */
function keptPhotos({ photos }: DraftContent, { act: name = '' }: Fields): DraftContent['photos'] {
  return photos.filter(({ id }) => name !== `drop ${id}`);
}

function isAboutPhotos({ act: name = '' }: Fields): boolean {
  return name === 'photos' || name.startsWith('drop ');
}

async function act(
  { app: { deps } }: Exchange,
  { actor }: Desk,
  { open, fields }: { readonly open: OpenReport; readonly fields: Fields },
): Promise<unknown> {
  const { site, draft } = open;
  const input = { storyId: draft.storyId, revision: draft.revision, reason: (fields.reason ?? '').trim() };
  switch (fields.act) {
    case 'publish':
      return publishReport(deps, actor, { ...input, note: noteFrom(fields) });
    case 'schedule': {
      const time = scheduledTime(fields.publish_at ?? '', site.timezone);
      if (time === undefined) throw new Refusal('invalid_request', { problem: 'give a day and a time.' });
      return scheduleReport(deps, actor, { ...input, publishAt: time.at });
    }
    case 'unschedule':
      return scheduleReport(deps, actor, { ...input, publishAt: null });
    default:
      return undefined;
  }
}

const NOTES: readonly string[] = ['correction', 'clarification', 'update', 'small'];

function noteFrom(fields: Fields): ChangeNote | null {
  const { note_kind: kind = '', note_text: text = '' } = fields;
  if (!NOTES.includes(kind)) return null;
  return { kind: kind as CorrectionKind | 'small', text: text.trim() };
}

/** The form again, on top of what is stored by now: another's text stands beside it, and saving it again replaces that. */
async function sendRefused(
  exchange: Exchange,
  desk: Desk,
  { storyId, content, refusal }: { storyId: StoryId; content: DraftContent; refusal: Refusal },
): Promise<unknown> {
  const open = await openReport(exchange.app.deps, desk.actor, storyId);
  const status = STATUS[refusal.code];
  if (refusal.code !== 'draft_changed')
    return sendEditor(exchange, desk, { ...open, content, status, problem: refusal.message });
  const by = await createNames(exchange)(open.draft.updatedBy);
  return sendEditor(exchange, desk, {
    ...{ ...open, content, status },
    conflict: { by, theirs: open.draft.content },
  });
}

async function handleTakeBack(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const { act: name, reason = '' } = formOf(exchange);
  const here = `/console/report/${paramOf(exchange, 'storyId')}?saved=1`;
  // First, so that who may not know of a report learns nothing from a faulty form either.
  await openReport(deps, desk.actor, storyId);
  if (name === 'delete') {
    await deleteReportDraft(deps, desk.actor, storyId);
    return seeOther(exchange, '/console/reports?saved=1');
  }
  if (name === 'withdraw') await withdrawReport(deps, desk.actor, { storyId, reason: reason.trim() });
  else if (name === 'unpublish') await unpublishReport(deps, desk.actor, storyId);
  else throw new Refusal('invalid_request', { problem: 'act must be one of delete, withdraw, unpublish.' });
  return seeOther(exchange, here);
}

async function showRevision(exchange: Exchange, desk: Desk): Promise<unknown> {
  const { deps } = exchange.app;
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const { site } = await openReport(deps, desk.actor, storyId);
  const revision = Number(paramOf(exchange, 'revision'));
  const content = Number.isSafeInteger(revision)
    ? await deps.store.read.draftRevision({ storyId, revision })
    : undefined;
  if (content === undefined) throw new Refusal('not_found');
  const html = await paintRevision(exchange, desk, { storyId, revision, content, timezone: site.timezone });
  return sendHtml(exchange, 200, html);
}

async function paintRevision(
  exchange: Exchange,
  desk: Desk,
  shown: { storyId: StoryId; revision: number; content: DraftContent; timezone: string },
): Promise<string> {
  const { storyId, revision, content, timezone } = shown;
  const known = await exchange.app.deps.store.read.draftRevisions({ storyId, limit: 1000 });
  const at = known.find((one) => one.revision === revision)?.savedAt;
  return paintConsole.revision({
    frame: await frameOf(exchange, desk),
    id: paramOf(exchange, 'storyId'),
    savedAt: at === undefined ? null : new Date(at).toISOString(),
    ...{ revision, timezone, headline: content.headline, source: content.source },
  });
}

const shared = { space: 'console', who: 'writer' } as const;

export const reportEditorRoutes: readonly Route[] = [
  {
    ...shared,
    method: 'GET',
    path: '/console/report/:storyId',
    about: "A report on its editor's desk.",
    handle: staffPage(showEditor),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/report/:storyId',
    about:
      'Saves the editor’s form, with photos that it carries; publishes or sets the time where its button says so.',
    bodyLimit: REPORT_BODY,
    staffBodyLimit: UPLOAD_BODY,
    handle: staffForm(handleEditor),
  },
  {
    ...shared,
    method: 'POST',
    path: '/console/report/:storyId/take-back',
    about: 'Withdraws or unpublishes a report, or deletes a draft that never was published.',
    handle: staffForm(handleTakeBack),
  },
  {
    ...shared,
    method: 'GET',
    path: '/console/report/:storyId/revision/:revision',
    about: 'The text of a report as it was saved before.',
    handle: staffPage(showRevision),
  },
];
