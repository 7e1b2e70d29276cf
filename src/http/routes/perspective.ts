import Type from 'typebox';
import { Refusal } from '../../core/refusal.js';
import { type Analysis, AnalysisRefusal, type Attribute, analyzeText } from '../../use-cases/analyze-text.js';
import { suggestScore } from '../../use-cases/suggest-score.js';
import {
  AnalyzeRequestSchema,
  AnalyzeResponseSchema,
  SuggestRequestSchema,
  SuggestResponseSchema,
} from '../../wire/perspective.js';
import { sendJson } from '../answer.js';
import { apiKeyOf } from '../api-key.js';
import { discoveryDocument } from '../discovery-document.js';
import { bodyOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';

type AnalyzeRequest = Type.Static<typeof AnalyzeRequestSchema>;

const PROBABILITY = 'PROBABILITY';
const NO_TYPE = 'SCORE_TYPE_UNSPECIFIED';

async function handleAnalyze(exchange: Exchange): Promise<unknown> {
  await apiKeyOf(exchange);
  const body = bodyOf(exchange, AnalyzeRequestSchema);
  const attributes = Object.keys(body.requestedAttributes ?? {});
  if (attributes.length === 0)
    throw new AnalysisRefusal('NO_REQUESTED_ATTRIBUTES', 'Missing requested_attributes');
  mustBePlain(body);
  for (const name of attributes) mustBeProbability(name, body.requestedAttributes?.[name]?.scoreType);
  const analysis = analyzeText({
    text: body.comment?.text ?? '',
    languages: body.languages,
    attributes,
    bySentence: body.spanAnnotations === true,
  });
  exchange.reply.header('parley-model', analysis.version);
  return sendJson(exchange, 200, present(body, analysis));
}

function mustBePlain({ comment, context }: Pick<AnalyzeRequest, 'comment' | 'context'>): void {
  if (comment?.type === 'HTML')
    throw new AnalysisRefusal('INVALID_REQUEST', "Currently, only 'PLAIN_TEXT' comments are supported");
  if (context?.entries !== undefined && context.articleAndParentComment !== undefined) {
    throw new AnalysisRefusal(
      'INVALID_REQUEST',
      'Context can have either entries or article_and_parent_comment, but both fields were populated.',
    );
  }
}

function mustBeProbability(name: string, type: string | undefined): void {
  if (type === undefined || type === PROBABILITY || type === NO_TYPE) return;
  throw new AnalysisRefusal(
    'INVALID_REQUEST',
    `Requested score type ${type} is not supported by attribute ${name}`,
  );
}

/** An attribute whose score is below its threshold is left out; without any, so is the field. */
function present(body: AnalyzeRequest, analysis: Analysis) {
  const shown = Object.entries(body.requestedAttributes ?? {}).flatMap(([name, { scoreThreshold = 0 }]) => {
    const value = analysis.scores[name as Attribute];
    if (value < scoreThreshold) return [];
    const spanScores = analysis.parts.map(({ begin, end, scores }) => ({
      begin,
      end,
      score: { value: scores[name as Attribute], type: PROBABILITY },
    }));
    return [[name, { spanScores, summaryScore: { value, type: PROBABILITY } }] as const];
  });
  return {
    ...(shown.length === 0 ? {} : { attributeScores: Object.fromEntries(shown) }),
    languages: [...analysis.languages],
    detectedLanguages: [...analysis.detectedLanguages],
    ...(body.clientToken === undefined ? {} : { clientToken: body.clientToken }),
  };
}

async function handleSuggest(exchange: Exchange): Promise<unknown> {
  const key = await apiKeyOf(exchange);
  const body = bodyOf(exchange, SuggestRequestSchema);
  mustBePlain(body);
  const scores = Object.values(body.attributeScores ?? {}).flatMap(
    ({ summaryScore }) => summaryScore?.value ?? [],
  );
  if (scores.length === 0) throw new AnalysisRefusal('INVALID_REQUEST', 'Missing attribute_scores');
  const { detectedLanguages } = await suggestScore(exchange.app.deps, key, {
    text: body.comment?.text ?? '',
    languages: body.languages,
    score: Math.max(...scores),
  });
  return sendJson(exchange, 200, {
    ...(body.clientToken === undefined ? {} : { clientToken: body.clientToken }),
    ...(body.languages === undefined ? {} : { requestedLanguages: body.languages }),
    detectedLanguages: [...detectedLanguages],
  });
}

function handleDiscovery(exchange: Exchange): unknown {
  const { version } = exchange.request.query as { readonly version?: string };
  if (version !== undefined && version !== 'v1alpha1') throw new Refusal('not_found');
  return sendJson(exchange, 200, discoveryDocument(exchange.app.own.baseUrl));
}

const KEY = {
  key: {
    schema: Type.String(),
    about: 'The key from `parley token add`; or in the header X-Goog-Api-Key, or as a bearer token.',
  },
} as const;

/** As Google's Comment Analyzer (Perspective) answers; the colon in an address is written twice for the router. */
export const perspectiveRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1alpha1/comments::analyze',
    space: 'scoring',
    who: 'program',
    about: 'Scores a text, as Perspective does. Nothing of it is stored or logged.',
    query: KEY,
    body: AnalyzeRequestSchema,
    answers: { 200: AnalyzeResponseSchema },
    handle: handleAnalyze,
  },
  {
    method: 'POST',
    path: '/v1alpha1/comments::suggestscore',
    space: 'scoring',
    who: 'program',
    about:
      'Tells what a text should have scored, as Perspective does. The site of the key learns from it; the text itself is not stored.',
    query: KEY,
    body: SuggestRequestSchema,
    answers: { 200: SuggestResponseSchema },
    handle: handleSuggest,
  },
  {
    method: 'GET',
    path: '/$discovery/rest',
    space: 'scoring',
    who: 'anyone',
    about: 'The two addresses above as a discovery document, for Google’s own clients.',
    query: { version: { schema: Type.String(), about: 'v1alpha1' } },
    answers: { 200: Type.Object({ kind: Type.String(), rootUrl: Type.String() }) },
    handle: handleDiscovery,
  },
];
