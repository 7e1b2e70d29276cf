import type { WordList } from '../list-of-words.js';
import { writtenList } from './written-list.js';

/** Names of peoples and colours (negro, moro, gitano, indio) stand here only in phrases that leave no innocent sense. */
export const SPANISH: WordList = {
  language: 'es',
  mild: writtenList(`
    idiota, imbécil, tonto del culo, estúpido, estúpida, mierda, joder, cállate, payaso, vete al diablo
    vete al infierno, cretino, tarado, tarada, escoria`),
  strong: writtenList(`
    hijo de puta, hijos de puta, hija de puta, hijoputa, hijueputa, hdp, puta, puto, putas, putos, putita, cabrón
    cabrona, cabrones, gilipollas, pendejo, pendeja, comemierda, come mierda, vete a la mierda, vete a tomar por culo
    chinga tu madre, chingada madre, malparido, malparida, mamón, marica, maricas, mariquita, bollera, subnormal
    subnormales, mongolo, retrasado mental, zorra, perra asquerosa, basura humana, panchito, me cago en tu`),
  threat: writtenList(`
    te voy a matar, os voy a matar, los voy a matar, voy a matarte, te mataré, te vamos a matar, vamos a matarte
    sé dónde vives, sabemos dónde vives, ojalá te mueras, ojalá os muráis, ojalá se mueran, ojalá te violen
    suicídate, mátate, muérete, hay que matarlos, hay que matarlos a todos, habría que matarlos, deberían matarte
    deberían matarlos, deberían morir todos, mereces morir, merecen morir, a la cámara de gas
    hay que exterminarlos`),
  slur: writtenList(`
    sudaca, maricón, maricona, maricones, mariconazo, negro de mierda, negra de mierda, negros de mierda
    moro de mierda, mora de mierda, moros de mierda, judío de mierda, judíos de mierda, gitano de mierda
    gitana de mierda, gitanos de mierda, indio de mierda, indios de mierda, inmigrantes de mierda, negrata
    extranjeros de mierda, musulmanes de mierda, gays de mierda, chino de mierda, chinos de mierda, puto negro
    puta negra, putos negros, puto moro, putos moros, puto judío, putos judíos, puto gitano, putos gitanos
    puto maricón, puto indio, putos indios, putos inmigrantes, sucio judío, sucios judíos, sucio negro, sucios negros
    sucio moro, sucios moros, espalda mojada, espaldas mojadas, travelo, tortillera de mierda, muerte a los judíos
    muerte a los moros, muerte a los negros, muerte a los gitanos, muerte a los maricones, muerte a los musulmanes
    vuelve a tu país, vuélvete a tu país, vete a tu país, largaos a vuestro país, fuera moros, fuera inmigrantes`),
};
