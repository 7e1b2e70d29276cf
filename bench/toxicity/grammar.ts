import { ENGLISH } from '../../src/signals/lists/english.js';
import { FRAMES, type FrameKind } from './grammar-frames.js';
import { SLOTS } from './grammar-slots.js';

/** A made-up sentence with what it is. */
export interface MadeUp {
  readonly kind: FrameKind;
  readonly text: string;
  /** The number of its frame among all. */
  readonly frame: number;
}

type Random = () => number;

const slurs = (ENGLISH.slur ?? [])
  .filter((phrase) => !phrase.includes(' '))
  .map((phrase) => phrase.replaceAll('*', ''));
const MORE_SLOTS: Readonly<Record<string, readonly string[]>> = {
  ...SLOTS,
  slur: slurs,
  slurs: slurs.map((word) => (word.endsWith('s') ? word : `${word}s`)),
  reclaimed: ['queers', 'dykes', 'fags', 'niggas', 'bitches', 'sluts', 'faggots', 'trannies', 'crips'],
  reclaimed1: ['queer', 'dyke', 'fag', 'nigga', 'bitch', 'slut', 'faggot', 'tranny', 'crip'],
  relation2: ['uncle', 'boss', 'grandfather', 'neighbour', 'teacher'],
  wrong2: ['was wrong', 'learned better', 'was a bigot', 'changed his mind', 'apologised'],
};
const QUOTABLE: readonly FrameKind[] = ['hate', 'dehumanise', 'threat', 'slur'];
const SHARES: Readonly<Record<FrameKind, number>> = {
  hate: 0.23,
  dehumanise: 0.04,
  threat: 0.1,
  slur: 0.04,
  neutral: 0.22,
  counter: 0.15,
  thing: 0.05,
  trade: 0.04,
  insult: 0.03,
  threatPerson: 0.02,
  swear: 0.02,
  reclaim: 0.01,
  news: 0.06,
};
const ALL = Object.entries(FRAMES).flatMap(([kind, frames]) =>
  frames.map((frame) => ({ kind: kind as FrameKind, frame })),
);

/** Sentences of the frames that `wants` takes, in a fixed order for a fixed source of chance. */
export function madeUp(count: number, random: Random, wants: (frame: number) => boolean): readonly MadeUp[] {
  const byKind = new Map<FrameKind, number[]>();
  for (const [i, { kind }] of ALL.entries()) if (wants(i)) byKind.set(kind, [...(byKind.get(kind) ?? []), i]);
  const known = new Set<string>();
  const made: MadeUp[] = [];
  for (let tries = 0; made.length < count && tries < count * 5; tries++) {
    const kind = kindOf(random());
    const frames = byKind.get(kind) ?? [];
    const frame = frames[Math.floor(random() * frames.length)];
    if (frame === undefined) continue;
    const text = dress(expand(ALL[frame]?.frame ?? '', { random, wants, byKind }), random);
    if (known.has(text)) continue;
    known.add(text);
    made.push({ kind, text, frame });
  }
  return made;
}

function kindOf(share: number): FrameKind {
  let left = share;
  for (const [kind, part] of Object.entries(SHARES)) {
    left -= part;
    if (left < 0) return kind as FrameKind;
  }
  return 'hate';
}

interface Expanding {
  readonly random: Random;
  readonly wants: (frame: number) => boolean;
  readonly byKind: ReadonlyMap<FrameKind, readonly number[]>;
}

function expand(frame: string, by: Expanding): string {
  const chosen = frame.replace(/\[([^\]]*)\]/g, (_, parts: string) => pick(parts.split('|'), by.random));
  return chosen.replace(/\{(\w+)\}/g, (_, slot: string) =>
    slot === 'quoted' ? quoted(by) : pick(MORE_SLOTS[slot] ?? [slot], by.random),
  );
}

function quoted(by: Expanding): string {
  const frames = by.byKind.get(pick(QUOTABLE, by.random)) ?? [];
  return expand(ALL[pick(frames, by.random)]?.frame ?? '', by);
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Writes a sentence as people do: with or without capitals and a stop. */
function dress(text: string, random: Random): string {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  const capital = random() < 0.7 ? trimmed.charAt(0).toUpperCase() + trimmed.slice(1) : trimmed;
  const first = random() < 0.7 ? capital.replace(/\bi\b/g, 'I') : capital;
  const shortened =
    random() < 0.4
      ? first
          .replace(/\b(do|does|is|are|would|should|could) not\b/gi, "$1n't")
          .replace(/\bcan not|cannot\b/gi, "can't")
          .replace(/\bwill never\b/g, 'will never')
      : first;
  return /[.?!"]$/.test(shortened) ? shortened : shortened + pick(['.', '.', '', '!', '!!'], random);
}
