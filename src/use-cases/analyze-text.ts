import { detectLanguage } from '../signals/language/detect.js';
import { readText } from '../signals/text/readings.js';
import { ATTRIBUTES, type Attribute, type Scores } from '../signals/toxicity/attributes.js';
import type { Model } from '../signals/toxicity/model-file.js';
import { scoreText } from '../signals/toxicity/score-text.js';
import { shippedModel } from '../signals/toxicity/shipped-model.js';

export type { Attribute };
export const SCORED_ATTRIBUTES: readonly Attribute[] = ATTRIBUTES;

/** Why a text is not scored, in the words and codes of Perspective. */
export class AnalysisRefusal extends Error {
  readonly errorType: string;
  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

/** Bytes of UTF-8 that a text may have, as Perspective's. */
const MOST_BYTES = 20_480;
/** Sentences that get a score of their own. */
const MOST_SENTENCES = 200;

export interface Asked {
  readonly text: string;
  /** Without it the language is guessed; a text that leaves doubt counts as English. */
  readonly languages?: readonly string[] | undefined;
  readonly attributes: readonly string[];
  /** A score for each sentence as well. */
  readonly bySentence: boolean;
}

export interface Part {
  /** UTF-16 offsets, end exclusive. */
  readonly begin: number;
  readonly end: number;
  readonly scores: Scores;
}

export interface Analysis {
  readonly scores: Scores;
  readonly parts: readonly Part[];
  readonly languages: readonly string[];
  readonly detectedLanguages: readonly string[];
  /** The model's version. */
  readonly version: string;
}

/** Scores a text by the shipped model. Keeps nothing. Throws `AnalysisRefusal`. */
export function analyzeText(asked: Asked): Analysis {
  mustBeText(asked.text);
  const detected = detectLanguage(asked.text) ?? 'en';
  const languages = asked.languages?.length ? asked.languages : [detected];
  for (const name of asked.attributes) mustBeAttribute(name);
  const model = modelFor(languages, asked.attributes);
  const scores = scoresOf(model, asked.text);
  const whole = { begin: 0, end: asked.text.length, scores };
  const parts = asked.bySentence ? sentencesOf(model, asked.text, languages[0] ?? 'en') : [whole];
  return {
    scores,
    parts: parts.length === 0 ? [whole] : parts,
    languages,
    detectedLanguages: [detected],
    version: model.version,
  };
}

/** Refuses what Perspective refuses of any text. */
export function mustBeText(text: string): void {
  if (text.trim() === '') throw new AnalysisRefusal('COMMENT_EMPTY', 'Comment must be non-empty.');
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) {
    throw new AnalysisRefusal(
      'COMMENT_TOO_LONG',
      `Comment text was too many bytes. Value (${bytes}) exceeded limit (${MOST_BYTES}).`,
    );
  }
}

function mustBeAttribute(name: string): asserts name is Attribute {
  if (!(ATTRIBUTES as readonly string[]).includes(name))
    throw new AnalysisRefusal('INVALID_REQUEST', `Unknown requested attribute: ${name}`);
}

function modelFor(languages: readonly string[], attributes: readonly string[]): Model {
  const models = languages.map((language) => shippedModel(language));
  const [model] = models;
  if (model !== undefined && models.every((one) => one !== undefined)) return model;
  const without = languages.filter((_, i) => models[i] === undefined).join(', ');
  throw new AnalysisRefusal(
    'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
    `Attribute ${attributes[0] ?? ''} does not support request languages: ${without}`,
  );
}

function scoresOf(model: Model, text: string): Scores {
  return scoreText(model, text, readText(text)).scores;
}

function sentencesOf(model: Model, text: string, language: string): readonly Part[] {
  const parts: Part[] = [];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const sentence = segment.trimEnd();
    if (sentence.trim() === '') continue;
    parts.push({ begin: index, end: index + sentence.length, scores: scoresOf(model, sentence) });
    if (parts.length === MOST_SENTENCES) break;
  }
  return parts;
}
