/** Every named write, and where it is written. Names travel between threads and processes. */
import { createAccount, setPassword, setPublicName, setRole } from './accounts.js';
import { setStoryKind } from './answers.js';
import { createApiKey, revokeApiKey } from './api-keys.js';
import { createAppeal, decideAppeal } from './appeals.js';
import { addNote } from './card-notes.js';
import { ensureStory, moveStory, setStoryClosed, setStoryMode, tellClosed } from './change-story.js';
import { letGo, takeInHand } from './claims-in-queue.js';
import { closeByAge } from './close-by-age.js';
import { createCrimeReport, logCrimeExport } from './crime-reports.js';
import type { Db } from './db.js';
import { decideComment } from './decide-comment.js';
import { saveNewsSource } from './draft-lists.js';
import { deleteDraft, publishDraft, saveDraft, scheduleDraft, setReportStatus } from './drafts.js';
import { editComment } from './edit-comment.js';
import { eraseAccount, erasePerson } from './erase-person.js';
import { fanOut } from './fan-out.js';
import { flagComment } from './flag-comment.js';
import { countMail, finishMail } from './follow-mail.js';
import { confirmSubscription, setRhythm, subscribe, unsubscribe } from './followers.js';
import { createClaim, decideClaim } from './ghost-claims.js';
import { accountForEmail, accountForIdentity, renameAccount } from './identities.js';
import { endIgnoring, ignoreAuthor } from './ignored-authors.js';
import { importBatch } from './import-batch.js';
import { finishImport, startImport } from './imports.js';
import { setInstallation } from './installation.js';
import { answerNotice, createNotice } from './law-notices.js';
import { linkLog } from './log-chain.js';
import { mergeStories } from './merge-stories.js';
import { markRead, setReplyFeed } from './notifications.js';
import { addJob, failJob, finishJob, followClock, retryJob, reviveJobs, takeJobs } from './outbox.js';
import { type PackedBatch, packBatch } from './packed-batch.js';
import { createGrant, endGrant, refreshGrant } from './page-grants.js';
import { createPasskey, deletePasskey, usePasskey } from './passkeys.js';
import { setPolicy } from './policies.js';
import { postComment } from './post-comment.js';
import { prune } from './prune.js';
import { addPush, dropPush, removePush } from './pushes.js';
import { recountStory } from './recount-story.js';
import { saveReport } from './reports.js';
import { addSanction, liftSanction, readSanction } from './sanctions.js';
import { deleteView, renameView, saveView } from './saved-views.js';
import { indexSearch } from './search.js';
import { keepSecondReadings } from './second-readings.js';
import {
  createSession,
  createSignInLink,
  endOtherSessions,
  endSession,
  endSessions,
  redeemSignInLink,
  rotateSession,
  touchSession,
  verifySession,
} from './sessions.js';
import { startAttempt, takeAttempt } from './sign-in-attempts.js';
import { createSignInCode, redeemSignInCode } from './sign-in-codes.js';
import { deleteSitePage, saveSitePage } from './site-pages.js';
import { addHosts, createSite, removeHosts, updateSite } from './sites.js';
import { setStanding } from './standings.js';
import type { Writes } from './store.js';
import { addSuggestedScore } from './suggested-scores.js';
import { deleteTotp, failTotp, startTotp, useTotpStep } from './totp.js';
import { endUndo, removeImported, removeImportedStories } from './undo-import.js';
import { voteComment } from './votes.js';
import { addWebhook, logDelivery, removeWebhook, setWebhookDisabled } from './webhooks.js';

export type WriteName = keyof Writes;

/** What a write is given when it arrives: what its caller gave, or that packed. */
type Given<Name extends WriteName> = Name extends 'importBatch' ? PackedBatch : Parameters<Writes[Name]>[0];

type WriteFunctions = {
  readonly [Name in WriteName]: (db: Db, input: Given<Name>) => ReturnType<Writes[Name]>;
};

export const writes: WriteFunctions = {
  linkLog,
  addNote,
  letGo,
  saveView,
  renameView,
  deleteView,
  takeInHand,
  createAppeal,
  decideAppeal,
  answerNotice,
  createNotice,
  createCrimeReport,
  logCrimeExport,
  createApiKey,
  revokeApiKey,
  addSuggestedScore,
  addSanction,
  liftSanction,
  readSanction,
  indexSearch,
  keepSecondReadings,
  deleteDraft,
  publishDraft,
  saveDraft,
  saveNewsSource,
  saveSitePage,
  deleteSitePage,
  scheduleDraft,
  setReportStatus,
  fanOut,
  countMail,
  finishMail,
  confirmSubscription,
  setRhythm,
  subscribe,
  unsubscribe,
  markRead,
  setReplyFeed,
  addJob,
  failJob,
  finishJob,
  retryJob,
  followClock,
  reviveJobs,
  takeJobs,
  endIgnoring,
  ignoreAuthor,
  addPush,
  dropPush,
  removePush,
  addWebhook,
  logDelivery,
  removeWebhook,
  setWebhookDisabled,
  accountForEmail,
  accountForIdentity,
  renameAccount,
  createPasskey,
  deletePasskey,
  usePasskey,
  deleteTotp,
  failTotp,
  startTotp,
  useTotpStep,
  createGrant,
  endGrant,
  refreshGrant,
  createClaim,
  decideClaim,
  createSignInCode,
  redeemSignInCode,
  startAttempt,
  takeAttempt,
  endOtherSessions,
  rotateSession,
  verifySession,
  eraseAccount,
  addHosts,
  closeByAge,
  createAccount,
  createSession,
  createSignInLink,
  createSite,
  decideComment,
  editComment,
  endSession,
  endSessions,
  ensureStory,
  erasePerson,
  finishImport,
  flagComment,
  importBatch,
  mergeStories,
  moveStory,
  postComment,
  prune,
  recountStory,
  removeImported,
  removeImportedStories,
  endUndo,
  redeemSignInLink,
  removeHosts,
  saveReport,
  setInstallation,
  setPassword,
  setPublicName,
  setRole,
  setStanding,
  setStoryClosed,
  setStoryKind,
  tellClosed,
  setStoryMode,
  startImport,
  touchSession,
  setPolicy,
  updateSite,
  voteComment,
};

export function isWriteName(name: unknown): name is WriteName {
  return typeof name === 'string' && Object.hasOwn(writes, name);
}

/** Runs a write in a transaction that the caller has begun. */
export function runWrite(db: Db, name: WriteName, input: unknown): Promise<unknown> {
  return (writes[name] as (db: Db, input: unknown) => Promise<unknown>)(db, input);
}

/** Hands every write to `submit` by its name. */
export function bindWrites(submit: (name: WriteName, input: unknown) => Promise<unknown>): Writes {
  const bound = Object.keys(writes).map((name) => [
    name,
    (input: unknown) => submit(name as WriteName, input),
  ]);
  const importBatch = (batch: Parameters<Writes['importBatch']>[0]) =>
    submit('importBatch', packBatch(batch)) as ReturnType<Writes['importBatch']>;
  return { ...Object.fromEntries(bound), importBatch };
}
