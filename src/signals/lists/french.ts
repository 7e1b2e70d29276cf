import type { WordList } from '../list-of-words.js';
import { writtenList } from './written-list.js';

/** Words with a usual innocent sense (nègre, pédale, raton, bridé) stand here only in phrases that leave none. */
export const FRENCH: WordList = {
  language: 'fr',
  mild: writtenList(`
    imbécile, crétin, crétine, abruti, abrutie, débile, connerie, conneries, merde, merdique, ta gueule, ferme ta gueule
    va te faire voir, andouille, bouffon, bâtard`),
  strong: writtenList(`
    connard, connarde, connasse, conasse, enculé, enculée, enculer, salope, salopard, pute, putain de, fils de pute
    fils de putes, filles de pute, pétasse, grognasse, nique ta mère, nique ta race, niquer ta mère, nique tes morts
    va te faire foutre, va te faire enculer, suce ma bite, trou du cul, trous du cul, pédé, tapette, gouine, bamboula
    mongolien, sous homme, sous hommes, sous merde, raclure, crève charogne`),
  threat: writtenList(`
    je vais te tuer, je vais te crever, je vais te buter, on va te tuer, on va te buter, on va te crever
    on va te retrouver, je sais où tu habites, on sait où tu habites, suicide toi, va te pendre
    va te suicider, tu mérites de mourir, tu mérites de crever, il mérite de crever, elle mérite de crever
    il faut les tuer, il faut tous les tuer, faut tous les tuer, il faut les exterminer
    qu'ils crèvent tous, il faut les gazer, au four crématoire`),
  slur: writtenList(`
    bougnoule, bicot, crouille, youpin, youpine, youtre, sale nègre, sales nègres, sale négresse, sale arabe
    sales arabes, sale juif, sales juifs, sale juive, sale noir, sales noirs, sale musulman, sales musulmans
    sale turc, sales turcs, sale chinois, sale gitan, sales gitans, sale rom, sales roms, sale étranger
    sales étrangers, sale immigré, sales immigrés, sale pédé, sales pédés, sale gouine, sale lesbienne, sale gay
    chinetoque, niakoué, niaquoué, boukak, melon de merde, arabe de merde, juif de merde, noir de merde
    arabes de merde, juifs de merde, noirs de merde, nègre de merde, musulmans de merde, race de merde, enjuivé
    enjuivée, tantouze, tarlouze, travelo, islamo racaille, mort aux juifs, mort aux arabes, mort aux musulmans
    mort aux noirs, mort aux pédés, rentre dans ton pays, rentrez dans votre pays, retourne dans ton pays
    retournez dans votre pays`),
};
