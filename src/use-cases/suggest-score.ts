import { detectLanguage } from '../signals/language/detect.js';
import { lessonOf } from '../signals/site-model/lesson.js';
import { readText } from '../signals/text/readings.js';
import { shippedModel } from '../signals/toxicity/shipped-model.js';
import type { ApiKey } from '../storage/scoring-store.js';
import type { Writes } from '../storage/store.js';
import { mustBeText } from './analyze-text.js';
import type { UseCaseDeps } from './deps.js';

export type { ApiKey };

type Deps = Pick<UseCaseDeps, 'clock' | 'newId'> & {
  readonly store: { readonly background: Pick<Writes, 'addSuggestedScore'> };
};

interface Suggestion {
  readonly text: string;
  readonly languages?: readonly string[] | undefined;
  /** What the text should have scored, from 0 to 1. */
  readonly score: number;
}

/**
 * Keeps what a program says of a text, as a lesson for the site of its key: numbers of buckets, never the text. A key for all
 * sites teaches nothing. Throws `AnalysisRefusal`.
 */
export async function suggestScore(
  { store, clock, newId }: Deps,
  key: ApiKey,
  { text, languages, score }: Suggestion,
): Promise<{ readonly detectedLanguages: readonly string[] }> {
  mustBeText(text);
  const detected = detectLanguage(text) ?? 'en';
  const model = shippedModel(languages?.[0] ?? detected);
  if (key.siteId !== null) {
    const { base, buckets } = lessonOf(model, text, readText(text));
    await store.background.addSuggestedScore({
      score: {
        id: newId(),
        siteId: key.siteId,
        keyId: key.id,
        isRefused: score >= 0.5,
        base: Math.round(base * 1000),
        buckets,
        createdAt: clock(),
      },
    });
  }
  return { detectedLanguages: [detected] };
}
