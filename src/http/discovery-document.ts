const REQUEST = 'AnalyzeCommentRequest';
const schema = (id: string, properties: object) => ({ id, type: 'object', properties });
const ref = ($ref: string) => ({ $ref });
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const number = { type: 'number', format: 'float' };
const integer = { type: 'integer', format: 'int32' };
const mapOf = ($ref: string) => ({ type: 'object', additionalProperties: ref($ref) });

const SHARED = {
  comment: ref('TextEntry'),
  context: ref('Context'),
  languages: texts,
  clientToken: text,
  sessionId: text,
  communityId: text,
};

const SCHEMAS = {
  TextEntry: schema('TextEntry', {
    text,
    type: { type: 'string', enum: ['TEXT_TYPE_UNSPECIFIED', 'PLAIN_TEXT', 'HTML'] },
  }),
  ArticleAndParentComment: schema('ArticleAndParentComment', {
    article: ref('TextEntry'),
    parentComment: ref('TextEntry'),
  }),
  Context: schema('Context', {
    entries: { type: 'array', items: ref('TextEntry') },
    articleAndParentComment: ref('ArticleAndParentComment'),
  }),
  AttributeParameters: schema('AttributeParameters', { scoreType: text, scoreThreshold: number }),
  Score: schema('Score', { value: number, type: text }),
  SpanScore: schema('SpanScore', { begin: integer, end: integer, score: ref('Score') }),
  AttributeScores: schema('AttributeScores', {
    summaryScore: ref('Score'),
    spanScores: { type: 'array', items: ref('SpanScore') },
  }),
  [REQUEST]: schema(REQUEST, {
    ...SHARED,
    requestedAttributes: mapOf('AttributeParameters'),
    spanAnnotations: { type: 'boolean' },
    doNotStore: { type: 'boolean' },
  }),
  AnalyzeCommentResponse: schema('AnalyzeCommentResponse', {
    attributeScores: mapOf('AttributeScores'),
    languages: texts,
    detectedLanguages: texts,
    clientToken: text,
  }),
  SuggestCommentScoreRequest: schema('SuggestCommentScoreRequest', {
    ...SHARED,
    attributeScores: mapOf('AttributeScores'),
  }),
  SuggestCommentScoreResponse: schema('SuggestCommentScoreResponse', {
    clientToken: text,
    requestedLanguages: texts,
    detectedLanguages: texts,
  }),
};

/** The discovery document of `commentanalyzer` v1alpha1 with this server as its root, for clients that build themselves from it. */
export function discoveryDocument(baseUrl: string): object {
  const rootUrl = `${baseUrl}/`;
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'commentanalyzer:v1alpha1',
    name: 'commentanalyzer',
    version: 'v1alpha1',
    title: 'Perspective Comment Analyzer API',
    description: 'Scores of comments, answered by Parley.',
    protocol: 'rest',
    rootUrl,
    servicePath: '',
    baseUrl: rootUrl,
    batchPath: 'batch',
    parameters: {
      key: { type: 'string', location: 'query' },
      alt: { type: 'string', location: 'query', default: 'json' },
    },
    schemas: SCHEMAS,
    resources: {
      comments: {
        methods: {
          analyze: method('analyze', REQUEST, 'AnalyzeCommentResponse'),
          suggestscore: method('suggestscore', 'SuggestCommentScoreRequest', 'SuggestCommentScoreResponse'),
        },
      },
    },
  };
}

function method(name: string, request: string, response: string): object {
  const path = `v1alpha1/comments:${name}`;
  return {
    id: `commentanalyzer.comments.${name}`,
    path,
    flatPath: path,
    httpMethod: 'POST',
    parameters: {},
    parameterOrder: [],
    request: { $ref: request },
    response: { $ref: response },
  };
}
