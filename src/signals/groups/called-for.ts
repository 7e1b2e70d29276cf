import { EXPEL_CALLS, HARM_CALLS, HATE_VERBS } from '../lists/hostility-english.js';
import { type Abuse, DEMEANS, HARM, HATRED, type Pattern, SPEAKS_ILL } from './abuse.js';
import type { Mention } from './mentions.js';
import { type Sentence, skipBack } from './sentence.js';

// May stand between the verb and the group's name.
const BETWEEN = new Set(
  'all the every each any these those fucking fuckin damn goddamn filthy dirty of more single them bloody stupid disgusting you a an other'.split(
    ' ',
  ),
);
// Who calls for something: an imperative, or the writer. Others who do so are reported on.
const CALLERS = new Set('lets let s should must just gotta please we i d ll lol now then and'.split(' '));
const INFINITIVES = new Set('to could wanna gonna'.split(' '));
const WRITERS = new Set('i we us time lets someone somebody d'.split(' '));
const OTHERS = new Set('they he she who people them not t never wants wanted tried plan you'.split(' '));

/** kill all …; get rid of the …; death to …; I hate …; never trust a …. */
export const isCalledFor: Pattern = (sentence, mention) => {
  if (mention.form === 'name' && !isOneForAll(sentence, mention)) return undefined;
  const i = skipBack(sentence, mention.first - 1, { words: BETWEEN, most: 4 });
  return harmCall(sentence, mention, i) ?? hatred(sentence, mention, i) ?? phrase(sentence, mention);
};

/** "trust a …": one member after an indefinite article. */
function isOneForAll(sentence: Sentence, mention: Mention): boolean {
  return /^an?$/.test(sentence.at(mention.first - 1));
}

function harmCall(sentence: Sentence, mention: Mention, i: number): Abuse | undefined {
  const verb = sentence.at(i);
  const isHarm = HARM_CALLS.has(verb);
  const isExpelling = EXPEL_CALLS.has(verb) && mention.kind !== 'migrants';
  if (!(isHarm || isExpelling) || !isCalledByWriter(sentence, i)) return undefined;
  if (mention.form === 'name') return undefined;
  return { first: i, last: mention.last, score: isHarm ? HARM : DEMEANS };
}

function isCalledByWriter(sentence: Sentence, i: number): boolean {
  const before = sentence.at(i - 1);
  if (before === '' || CALLERS.has(before)) return true;
  if (!INFINITIVES.has(before)) return false;
  const earlier = sentence.words.slice(Math.max(0, i - 6), i - 1).map((word) => word.text);
  return earlier.some((word) => WRITERS.has(word)) && !earlier.some((word) => OTHERS.has(word));
}

const HATERS = new Set(['', 'i', 'we', 'everyone']);
const ADVERBS = new Set('really fucking just absolutely truly so all always'.split(' '));
// "I hate women being talked over": on their side.
const ON_THEIR_SIDE = new Set('being getting having who that whose not suffering dying'.split(' '));

function hatred(sentence: Sentence, mention: Mention, i: number): Abuse | undefined {
  const [verb, before] = [
    sentence.at(i),
    sentence.at(skipBack(sentence, i - 1, { words: ADVERBS, most: 2 })),
  ];
  if (mention.form === 'name' || ON_THEIR_SIDE.has(sentence.at(mention.last + 1))) return undefined;
  if (HATE_VERBS.has(verb) && HATERS.has(before)) return { first: i, last: mention.last, score: HATRED };
  const isNotStood = verb === 'stand' && /^(?:cannot|cant|t)$/.test(before);
  return isNotStood ? { first: i - 1, last: mention.last, score: HATRED } : undefined;
}

// The last words before the group's name, and how grave they are.
const PHRASES: readonly (readonly [readonly string[], number])[] = [
  [['death', 'to'], HARM],
  [['wipe', 'out'], HARM],
  [['get', 'rid', 'of'], HATRED],
  [['rid', 'the', 'world', 'of'], HARM],
  [['never', 'trust'], SPEAKS_ILL],
  [['dont', 'trust'], SPEAKS_ILL],
  [['not', 'trust'], SPEAKS_ILL],
  [['fuck'], HATRED],
  [['fuck', 'off'], DEMEANS],
  [['gas', 'the'], HARM],
];
// These are reported of others as often as they are called for.
const CALLED_FOR = new Set(['fuck', 'wipe', 'get', 'rid']);
const ARTICLES = new Set('all the these those a an any every you'.split(' '));

function phrase(sentence: Sentence, mention: Mention): Abuse | undefined {
  if (mention.kind === 'gender' || ON_THEIR_SIDE.has(sentence.at(mention.last + 1))) return undefined;
  for (const most of [0, 1, 2]) {
    const end = skipBack(sentence, mention.first - 1, { words: ARTICLES, most });
    const found = PHRASES.find(([words]) =>
      words.every((word, k) => sentence.at(end - words.length + 1 + k) === word),
    );
    if (found === undefined) continue;
    const first = end - found[0].length + 1;
    if (CALLED_FOR.has(found[0][0] ?? '') && !isCalledByWriter(sentence, first)) continue;
    return { first, last: mention.last, score: found[1] };
  }
  return undefined;
}
