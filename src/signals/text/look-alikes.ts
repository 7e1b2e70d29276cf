/**
 * Characters that readers take for others. Chosen by hand from the kinds of confusion that Unicode's UTS #39 describes;
 * only lower case stands here, because folding comes first.
 */

/** `'аa'` in a list of pairs: the first character is taken for the rest. */
function pairs(list: string): ReadonlyMap<number, string> {
  return new Map(
    list.split(' ').map((pair) => {
      const [first = '', ...rest] = [...pair];
      return [first.codePointAt(0) ?? 0, rest.join('')];
    }),
  );
}

/** Alphabets of symbols that Unicode does not itself decompose into letters. */
function alphabet(start: number): readonly (readonly [number, string])[] {
  return Array.from({ length: 26 }, (_, i) => [start + i, String.fromCharCode(97 + i)] as const);
}

const NEGATIVE_CIRCLED = 0x1f150;
const NEGATIVE_SQUARED = 0x1f170;

/**
 * Variants within one script, folded wherever they stand: letters with strokes and ligatures, small capitals and
 * phonetic letters, styled alphabets; in Arabic the shapes that keyboards mix up; the final sigma.
 */
export const LETTER_VARIANTS: ReadonlyMap<number, string> = new Map([
  ...pairs(
    'ßss æae œoe øo łl đd ðd þth ħh ŧt ıi ŋn ſs ƀb ɓb ƈc ɖd ɗd ƒf ɠg ɡg ɦh ɨi ɩi ɪi ƙk ɫl ɬl ɱm ɲn ɳn ɵo ƥp ɽr ʂs ƭt ʈt ʉu ʋv ʌv ɣy ƴy ʏy ȥz ʐz ɑa ɐa əe ɘe ɛe ǝe ɜe ɔc ʍw ɥh ʞk ʇt ʎy ɯm ɹr',
  ),
  ...pairs('ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ᴢz'),
  ...pairs('ςσ ىي یي ېي کك ةه ہه ۀه ەه ٱا'),
  ...alphabet(NEGATIVE_CIRCLED),
  ...alphabet(NEGATIVE_SQUARED),
]);

/** Letters of other scripts that pass for Latin ones. Applied only to words that mix scripts or stand alone among Latin ones. */
export const TO_LATIN: ReadonlyMap<number, number> = codes(
  pairs(
    'аa вb сc ԁd еe ғf һh іi јj кk ӏl мm нh оo рp ԛq гr ѕs тt цu уy ѵv ԝw хx ьb пn αa βb ϲc δd εe ηn ιi κk λl μu νv οo ρp σo τt υu χx ωw γy ζz աw ցg զq հh յj լl ոn ոn սu օo քp քp ꭺa ꭼe ꭵi ꭻj ꮶk ꮮl ꮇm ꮲp ꮪs ꭲt ꮩv ꮃw ꮓz',
  ),
);

/** Latin letters that pass for Cyrillic ones, for texts written in Cyrillic. */
export const TO_CYRILLIC: ReadonlyMap<number, number> = codes(
  pairs('aа bв cс eе hн iі jј kк mм oо pр sѕ tт uи xх yу nп rг'),
);

function codes(map: ReadonlyMap<number, string>): ReadonlyMap<number, number> {
  return new Map([...map].map(([from, to]) => [from, to.codePointAt(0) ?? 0]));
}
