import type { ComponentChild } from 'preact';
import type { programEn, threadEn } from './messages/en.js';

type PluralForms = { readonly other: string } & { readonly [form in Intl.LDMLPluralRule]?: string };

/** The same lines in another language: every one of them, plurals with that language's own forms. */
type Translated<Lines> = { readonly [key in keyof Lines]: Line<Lines[key]> };

type Line<English> = English extends 'ltr' ? 'ltr' | 'rtl' : English extends string ? string : PluralForms;

/** What a catalogue has for sentences that the server writes in English. English has none: the server's own will do. */
export interface ServerWords {
  /** By the refusal's code (core/refusal). */
  readonly refusals?: Readonly<Record<string, string>>;
  /** By the digest of the English sentence (server-words), so that what a newsroom wrote is never taken for it. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** When to try again, in seconds. */
  readonly tryIn?: PluralForms;
}

export type ThreadWords = Translated<typeof threadEn> & ServerWords;
export type ProgramWords = Translated<typeof programEn>;
export type { PluralForms, Translated };

/** `text` with its `{key}` places filled. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => String(values[key]));
}

/** As `say`, for places that hold elements: `<bdi>` around a name keeps its direction from turning the sentence. */
export function sayWith(text: string, values: Readonly<Record<string, ComponentChild>>): ComponentChild[] {
  return text.split(/\{(\w+)\}/).map((part, at) => (at % 2 === 0 ? part : values[part]));
}

/** The form of `forms` that `language` uses for `n`, with `{n}` written in its digits. */
export function sayCount(forms: PluralForms, n: number, language: string): string {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
  return say(form, { n: n.toLocaleString(language) });
}
