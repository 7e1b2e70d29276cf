import Type from 'typebox';

const Text = Type.Optional(Type.String({ maxLength: 16_384 }));
const Count = Type.Optional(Type.Number());

/** What a browser sends of something that a page's policy forbade (CSP Level 3, 5.3, "report-uri"). */
export const PolicyReportSchema = Type.Object(
  {
    'csp-report': Type.Object(
      {
        'document-uri': Text,
        referrer: Text,
        'blocked-uri': Text,
        'effective-directive': Text,
        'violated-directive': Text,
        'original-policy': Text,
        disposition: Text,
        'source-file': Text,
        'script-sample': Text,
        'status-code': Count,
        'line-number': Count,
        'column-number': Count,
      },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
