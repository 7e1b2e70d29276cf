import Type from 'typebox';

/*
 * The wire format of Google's Comment Analyzer (discovery document commentanalyzer v1alpha1), so that its clients work here.
 * Fields that are not named are taken and left alone, as there.
 */

const TextEntrySchema = Type.Object({
  text: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
});
const ContextSchema = Type.Object({
  entries: Type.Optional(Type.Array(TextEntrySchema)),
  articleAndParentComment: Type.Optional(
    Type.Object({ article: Type.Optional(TextEntrySchema), parentComment: Type.Optional(TextEntrySchema) }),
  ),
});
const ScoreSchema = Type.Object({ value: Type.Optional(Type.Number()), type: Type.Optional(Type.String()) });
const AttributeScoresSchema = Type.Record(
  Type.String(),
  Type.Object({
    summaryScore: Type.Optional(ScoreSchema),
    spanScores: Type.Optional(
      Type.Array(
        Type.Object({
          begin: Type.Optional(Type.Integer()),
          end: Type.Optional(Type.Integer()),
          score: Type.Optional(ScoreSchema),
        }),
      ),
    ),
  }),
);
const shared = {
  comment: Type.Optional(TextEntrySchema),
  context: Type.Optional(ContextSchema),
  languages: Type.Optional(Type.Array(Type.String(), { maxItems: 20 })),
  clientToken: Type.Optional(Type.String()),
  sessionId: Type.Optional(Type.String()),
  communityId: Type.Optional(Type.String()),
};

export const AnalyzeRequestSchema = Type.Object({
  ...shared,
  requestedAttributes: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ scoreType: Type.Optional(Type.String()), scoreThreshold: Type.Optional(Type.Number()) }),
    ),
  ),
  spanAnnotations: Type.Optional(Type.Boolean()),
  doNotStore: Type.Optional(Type.Boolean()),
});

export const AnalyzeResponseSchema = Type.Object({
  attributeScores: Type.Optional(AttributeScoresSchema),
  languages: Type.Array(Type.String()),
  detectedLanguages: Type.Optional(Type.Array(Type.String())),
  clientToken: Type.Optional(Type.String()),
});

export const SuggestRequestSchema = Type.Object({
  ...shared,
  attributeScores: Type.Optional(AttributeScoresSchema),
});

/** How Google's services tell errors. */
export const GoogleErrorSchema = Type.Object({
  error: Type.Object({
    code: Type.Integer(),
    message: Type.String(),
    status: Type.String(),
    details: Type.Optional(Type.Array(Type.Object({ errorType: Type.Optional(Type.String()) }))),
  }),
});

export const SuggestResponseSchema = Type.Object({
  clientToken: Type.Optional(Type.String()),
  requestedLanguages: Type.Optional(Type.Array(Type.String())),
  detectedLanguages: Type.Optional(Type.Array(Type.String())),
});
