import type { WordList } from '../list-of-words.js';
import { writtenList } from './written-list.js';

export const TURKISH: WordList = {
  language: 'tr',
  mild: writtenList(`
    salak, aptal, gerizekalı, geri zekalı, ahmak, dangalak, kes sesini, defol, terbiyesiz, beyinsiz, hödük`),
  strong: writtenList(`
    orospu*, orospu çocuğu, orospu çocukları, piç, piçler, siktir*, sikeyim, sikerim, sikik, amına koyayım
    amına koyim, amına koyduğum, amk, göt, götveren, şerefsiz*, kahpe, kaltak, sürtük, yavşak, puşt, pezevenk, gavat
    it soyu, köpek soyu, gavur*, nonoş, zenci bozuntusu, geber, geberin`),
  threat: writtenList(`
    seni öldürürüm, seni öldüreceğim, seni geberteceğim, seni gebertirim, sizi öldüreceğiz, seni bulacağım
    nerede oturduğunu biliyorum, nerede oturduğunu biliyoruz, kendini öldür, intihar et, ölmeyi hak ediyorsun
    ölmeyi hak ediyorlar, hepsini öldürmek lazım, hepsini asmak lazım, kafana sıkarım, hepsini yakmak lazım`),
  slur: writtenList(`
    pis yahudi*, pis ermeni*, pis arap*, pis kürt*, pis suriyeli*, pis rum*, pis çingene*, pis zenci*, pis alevi*
    ermeni dölü, ermeni piçi, yahudi dölü, yahudi piçi, yahudi köpeği, yahudi köpekleri, rum dölü, rum piçi
    kürt köpeği, kürt köpekleri, arap köpeği, arap köpekleri, kıro sürüsü, moskof gavuru, ibne, ibneler, ibnelik
    yahudilere ölüm, ermenilere ölüm, kürtlere ölüm, araplara ölüm, suriyeliler defolsun, kızılbaş köpekleri`),
};
