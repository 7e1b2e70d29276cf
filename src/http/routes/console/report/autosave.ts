import Type from 'typebox';
import { markdownFromPaste } from '../../../../core/body/paste.js';
import type { StoryId } from '../../../../core/ids.js';
import { Refusal } from '../../../../core/refusal.js';
import { countWords } from '../../../../core/report-source.js';
import { presentTime } from '../../../../render/present-comment.js';
import { openReport, saveReportDraft } from '../../../../use-cases/edit-report.js';
import {
  PastedSchema,
  PasteSchema,
  ReportFieldsSchema,
  SavedReportSchema,
} from '../../../../wire/newsroom.js';
import { sendJson } from '../../../answer.js';
import { mustBeLawfulWrite } from '../../../origin.js';
import { bodyOf, headerOf, idFrom } from '../../../read-request.js';
import type { Exchange, Route } from '../../../route.js';
import { staffOf } from '../../../staff.js';
import { contentFrom } from './draft-form.js';
import { REPORT_BODY } from './editor.js';
import { createNames } from './editor-view.js';

async function handleAutosave(exchange: Exchange): Promise<unknown> {
  const { deps } = exchange.app;
  const { fields } = bodyOf(exchange, ReportFieldsSchema);
  mustBeLawfulWrite(exchange, null);
  const storyId = idFrom<StoryId>(exchange, 'storyId');
  const actor = await staffOf(exchange);
  const { draft } = await openReport(deps, actor, storyId);
  const revision = revisionFrom(exchange);
  const content = contentFrom(fields, draft.content);
  try {
    const saved = await saveReportDraft(deps, actor, { storyId, revision, content, isAutosave: true });
    exchange.reply.header('etag', `"${saved.revision}"`);
    return sendJson(exchange, 200, {
      revision: saved.revision,
      savedAt: presentTime(saved.updatedAt),
      words: countWords(saved.content.source),
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'draft_changed') throw error;
    const now = await openReport(deps, actor, storyId);
    const by = await createNames(exchange)(now.draft.updatedBy);
    throw new Refusal('draft_changed', { revision: now.draft.revision, by });
  }
}

/** The revision that an If-Match header names. Refuses invalid_request: a save that builds on nothing would overwrite. */
function revisionFrom(exchange: Exchange): number {
  const [, digits] = /^"?(\d{1,9})"?$/.exec(headerOf(exchange, 'if-match') ?? '') ?? [];
  if (digits === undefined)
    throw new Refusal('invalid_request', { problem: 'send the revision that you have read as If-Match.' });
  return Number(digits);
}

async function handlePaste(exchange: Exchange): Promise<unknown> {
  const { html } = bodyOf(exchange, PasteSchema);
  mustBeLawfulWrite(exchange, null);
  const actor = await staffOf(exchange);
  if (actor.kind !== 'account') throw new Refusal('sign_in_required');
  return sendJson(exchange, 200, { markdown: markdownFromPaste(html) });
}

export const reportApiRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/api/v1/console/reports/:storyId',
    space: 'staff',
    who: 'writer',
    about: 'Saves a draft from the fields of the editor’s form, on top of the revision that If-Match names.',
    headers: {
      'if-match': { schema: Type.String(), about: 'The revision that was read.', required: true },
    },
    body: ReportFieldsSchema,
    answers: { 200: SavedReportSchema },
    bodyLimit: REPORT_BODY,
    handle: handleAutosave,
  },
  {
    method: 'POST',
    path: '/api/v1/console/paste',
    space: 'staff',
    who: 'writer',
    about: 'Turns HTML from a clipboard into the small Markdown.',
    body: PasteSchema,
    answers: { 200: PastedSchema },
    bodyLimit: REPORT_BODY,
    handle: handlePaste,
  },
];
