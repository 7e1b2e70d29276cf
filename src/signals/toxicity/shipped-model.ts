import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Model, readModel } from './model-file.js';

/** Where the weights lie in a checkout: beside dist/. */
const FOLDER = path.join(import.meta.dirname, '..', '..', '..', '..', 'models');
const FILES: Readonly<Record<string, string>> = { en: 'toxicity-en.bin' };

const loaded = new Map<string, Model>();

/** The model for a text in a language (BCP 47), read when it is first asked for; undefined where none ships. */
export function shippedModel(language: string): Model | undefined {
  const primary = language.toLowerCase().split('-', 1)[0] ?? '';
  const known = loaded.get(primary);
  if (known !== undefined) return known;
  const file = Object.hasOwn(FILES, primary) ? FILES[primary] : undefined;
  if (file === undefined) return undefined;
  const model = readModel(readFileSync(path.join(FOLDER, file)));
  loaded.set(primary, model);
  return model;
}
