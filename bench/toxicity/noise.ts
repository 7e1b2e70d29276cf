type Random = () => number;

const LEET: Readonly<Record<string, string>> = {
  a: '4',
  e: '3',
  i: '1',
  o: '0',
  s: '5',
  t: '7',
  b: '8',
  g: '9',
};

/** Writes one or a few words of a text as people do who hide or hurry: digits for letters, letters swapped or left out, spaces left out or put in. */
export function disguise(text: string, random: Random): string {
  const way = Math.floor(random() * 6);
  if (way === 0) return onWords(text, random, leet);
  if (way === 1) return onWords(text, random, (word) => swap(word, random));
  if (way === 2) return onWords(text, random, (word) => drop(word, random));
  if (way === 3) return dropSpaces(text, random);
  if (way === 4) return onWords(text, random, (word) => [...word].join(' '));
  return onWords(text, random, (word) => split(word, random));
}

function onWords(text: string, random: Random, change: (word: string) => string): string {
  const words = text.split(' ');
  const long = words.map((word, i) => (/^[a-z]{4,}$/i.test(word) ? i : -1)).filter((i) => i >= 0);
  if (long.length === 0) return text;
  const most = 1 + Math.floor(random() * Math.min(3, long.length));
  for (let n = 0; n < most; n++) {
    const at = long[Math.floor(random() * long.length)] ?? 0;
    words[at] = change(words[at] ?? '');
  }
  return words.join(' ');
}

function leet(word: string): string {
  return [...word].map((letter) => LEET[letter.toLowerCase()] ?? letter).join('');
}

function inside(word: string, random: Random): number {
  return 1 + Math.floor(random() * Math.max(1, word.length - 2));
}

function swap(word: string, random: Random): string {
  const i = inside(word, random);
  return word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2);
}

function drop(word: string, random: Random): string {
  const i = inside(word, random);
  return word.slice(0, i) + word.slice(i + 1);
}

function split(word: string, random: Random): string {
  const i = inside(word, random);
  return `${word.slice(0, i)} ${word.slice(i)}`;
}

function dropSpaces(text: string, random: Random): string {
  const words = text.split(' ');
  const at = Math.floor(random() * Math.max(1, words.length - 1));
  const many = random() < 0.3 ? words.length : 1 + Math.floor(random() * 2);
  return words.reduce(
    (line, word, i) => line + (i === 0 ? '' : i > at && i <= at + many ? '' : ' ') + word,
    '',
  );
}
