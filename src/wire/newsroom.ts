/** What the editor in the console is painted from, and what its program sends. Staff only. */
import Type from 'typebox';

export type ReportState = 'draft' | 'scheduled' | 'published' | 'changed' | 'withdrawn';

export interface ReportEntryView {
  readonly id: string;
  readonly headline: string;
  readonly state: ReportState;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly publishAt: string | null;
}

/** A published report that was never edited here. */
export interface PublishedEntryView {
  readonly id: string;
  readonly headline: string;
  readonly byline: string;
  readonly publishedAt: string;
}

export interface RevisionView {
  readonly revision: number;
  readonly isAutosave: boolean;
  readonly by: string;
  readonly at: string;
}

export interface ReportLogView {
  readonly act: 'publish' | 'change' | 'schedule' | 'unschedule' | 'unpublish' | 'withdraw' | 'override';
  readonly by: string;
  readonly at: string;
  readonly detail: string;
  readonly reason: string;
}

/** The fields of the editor's form, by their names. */
export const ReportFieldsSchema = Type.Object(
  { fields: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400_000 })) },
  { additionalProperties: false },
);

export const SavedReportSchema = Type.Object(
  {
    revision: Type.Integer({ description: 'To be sent as If-Match with the next change.' }),
    savedAt: Type.String({ format: 'date-time' }),
    words: Type.Integer(),
  },
  { additionalProperties: false },
);

export const PasteSchema = Type.Object(
  { html: Type.String({ maxLength: 2_000_000 }) },
  { additionalProperties: false },
);
export const PastedSchema = Type.Object({ markdown: Type.String() }, { additionalProperties: false });
