/** Marks that people leave out: accents, Hebrew and Arabic points, the Arabic stretch. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u0640]/g;
const SAME: Readonly<Record<string, string>> = {
  ...{ ς: 'σ', ß: 'ss', ى: 'ي', ة: 'ه', ı: 'i', ё: 'е', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', ʻ: '', ʼ: '' },
};

/** How names of places are compared: no marks, no case, single blanks between words of letters and digits. */
export function placeKey(name: string): string {
  return name
    .slice(0, 200)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ςßىةıёøłđæʻʼ]/g, (letter) => SAME[letter] ?? letter)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/** Changed, missing, added or exchanged letters between two words, counted up to `most`; beyond it `most + 1`. */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? most + 1;
}

/** Words of a text that may name a place: one to three in a row that begin with capitals, or any in scripts without them. */
export function possiblePlaces(text: string, most: number): readonly string[] {
  const found = new Set<string>();
  for (const sentence of text.split(/[.!?…\n،؛:;()"“”«»]+/)) {
    const words = sentence.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? [];
    for (const [i, word] of words.entries()) {
      if (!mayName(word)) continue;
      for (let length = 3; length >= 1; length--) {
        const phrase = words.slice(i, i + length);
        if (phrase.length === length && mayName(phrase.at(-1) ?? '')) found.add(phrase.join(' '));
      }
      if (found.size >= most) return [...found];
    }
  }
  return [...found];
}

function mayName(word: string): boolean {
  if (word.length < 3) return false;
  const [first = ''] = word;
  return first.toLowerCase() === first.toUpperCase() || first !== first.toLowerCase();
}
