import type { WordList } from '../list-of-words.js';
import { writtenList } from './written-list.js';

/** Written with umlauts and ß; spellings with ae, oe and ue stand beside them, since only marks are folded away. */
export const GERMAN: WordList = {
  language: 'de',
  mild: writtenList(`
    Idiot, Idioten, Trottel, Vollpfosten, Depp, Deppen, Dummkopf, Schwachkopf, Vollidiot*, Scheiße, scheiss*
    Halt die Fresse, halts Maul, Halt's Maul, verpiss dich, Abschaum, Gesindel`),
  strong: writtenList(`
    Arschloch, Arschlöcher, Arschloecher, Wichser*, Hurensohn, Hurensöhne, Hurensoehne, Fotze, Fotzen, Schlampe
    Schlampen, Hure, Huren, Missgeburt, Missgeburten, Drecksau, Drecksäue, Dreckschwein, Drecksack, fick dich
    fickt euch, verfickt*, gefickt, Spast, Spasten, Spasti, Mongo, Schwanzlutscher, Bastard, Bastarde, Itzig, Musel
    Bimbo, Bimbos, Zigeuner, Zigeunerpack, Untermensch*, Schwuchteln, Kampflesbe, Tunte, Nutte, Nutten, krepier
    verrecke, verreckt`),
  threat: writtenList(`
    ich bring dich um, ich bringe dich um, ich töte dich, ich toete dich, ich mach dich kalt, ich stech dich ab
    bring dich um, häng dich auf, haeng dich auf, erhäng dich, geh sterben, du sollst sterben, du gehörst erschossen
    du gehörst aufgehängt, gehört erschossen, gehören erschossen, gehoeren erschossen, gehört aufgehängt
    gehören aufgehängt, gehört vergast, gehören vergast, gehoeren vergast, vergast gehören, vergasen sollte man
    ab ins gas, gehört an die wand gestellt, gehören an die wand gestellt, wir wissen wo du wohnst, ich weiß wo du wohnst
    deine familie wird sterben`),
  slur: writtenList(`
    Neger, Negern, Negerin, Negerlein, Kanake, Kanaken, Kanacke, Kanacken, Kanakenpack, Kameltreiber, Kameltreibern, Ziegenficker*, Eselficker*
    Kümmeltürke, Kümmeltürken, Kuemmeltuerke, Kuemmeltuerken, Kümmelhändler, Kaffer, Kaffern, Schlitzauge
    Schlitzaugen, Reisfresser, Polacke, Polacken, Polackenpack, Spaghettifresser, Itaker, Judensau, Judensäue
    Judenschwein*, Judenpack, Saujude, Saujuden, Drecksjude, Drecksjuden, Judenbengel, Muselpack, Muselmanenpack
    Dreckstürke, Dreckstürken, Drecksaraber, Negerpack, Schwuchtel, Schwanzmädchen, Scheißjude, Scheißjuden
    Scheißtürke, Scheißtürken, Scheißausländer, Scheiß Ausländer
    Scheiß Juden, Scheiß Türken, Scheiß Moslems, Scheiß Muslime, Scheiß Araber, Ausländerpack
    Asylantenpack, Flüchtlingspack, Zigeunergesindel, Rapefugees, Rapefugee, Heil Hitler, Sieg Heil, Juda verrecke
    Ausländer raus, Juden raus, Türken raus, Moslems raus, Muslime raus`), // Dutch: ignore.
  allowed: writtenList(`negeer`),
};
