import { greek, hebrew, russian, ukrainian } from './furniture-east.js';
import type { FurnitureWords } from './furniture-vocabulary.js';
import { italian, polish, portuguese, turkish } from './furniture-west.js';

const english: FurnitureWords = {
  asOf: 'Situation on {date}',
  statuses: {
    confirmed: 'confirmed',
    reported: 'reported',
    claimed: 'claimed, not confirmed',
    disputed: 'disputed',
    withdrawn: 'withdrawn',
  },
  lines: { front: 'Front line', border: 'Border', route: 'Route' },
  points: { event: 'Event', bridge: 'Bridge', crossing: 'Crossing' },
  arrow: 'Movement',
  area: 'Area',
  withStatus: '{what}: {status}',
  precision: {
    vicinity: 'Ring: place known to within 100\u00a0m',
    locality: 'Ring: place known to within 1\u00a0km',
    region: 'Ring: place known to within 10\u00a0km',
  },
  withdrawn: 'Withdrawn, no longer shown: {list}.',
  km: 'km',
  m: 'm',
  miles: 'miles',
  mile: 'mile',
  naturalEarth: 'Base map: Natural Earth (public domain), borders as drawn there.',
  invented: 'Invented place, for demonstration: not a map of anywhere.',
  shows: 'The map shows {list}.',
  lies: '{a} lies about {distance} {direction} of {b}.',
  claims: 'Marked on it: {list}.',
  directions: ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'],
};

const german: FurnitureWords = {
  asOf: 'Lage am {date}',
  statuses: {
    confirmed: 'bestätigt',
    reported: 'gemeldet',
    claimed: 'behauptet, nicht bestätigt',
    disputed: 'umstritten',
    withdrawn: 'zurückgezogen',
  },
  lines: { front: 'Frontlinie', border: 'Grenze', route: 'Weg' },
  points: { event: 'Ereignis', bridge: 'Brücke', crossing: 'Übergang' },
  arrow: 'Bewegung',
  area: 'Gebiet',
  withStatus: '{what}: {status}',
  precision: {
    vicinity: 'Ring: Ort auf 100\u00a0m genau bekannt',
    locality: 'Ring: Ort auf 1\u00a0km genau bekannt',
    region: 'Ring: Ort auf 10\u00a0km genau bekannt',
  },
  withdrawn: 'Zurückgezogen, nicht mehr eingezeichnet: {list}.',
  km: 'km',
  m: 'm',
  miles: 'Meilen',
  mile: 'Meile',
  naturalEarth: 'Grundkarte: Natural Earth (gemeinfrei), Grenzen wie dort gezeichnet.',
  invented: 'Erfundener Ort, zur Vorführung: keine Karte einer wirklichen Gegend.',
  shows: 'Die Karte zeigt {list}.',
  lies: '{a} liegt etwa {distance} {direction} von {b}.',
  claims: 'Eingezeichnet: {list}.',
  directions: [
    'nördlich',
    'nordöstlich',
    'östlich',
    'südöstlich',
    'südlich',
    'südwestlich',
    'westlich',
    'nordwestlich',
  ],
};

const french: FurnitureWords = {
  asOf: 'Situation au {date}',
  statuses: {
    confirmed: 'confirmé',
    reported: 'rapporté',
    claimed: 'revendiqué, non confirmé',
    disputed: 'contesté',
    withdrawn: 'retiré',
  },
  lines: { front: 'Ligne de front', border: 'Frontière', route: 'Itinéraire' },
  points: { event: 'Événement', bridge: 'Pont', crossing: 'Point de passage' },
  arrow: 'Mouvement',
  area: 'Zone',
  withStatus: '{what}\u00a0: {status}',
  precision: {
    vicinity: 'Cercle\u00a0: lieu connu à 100\u00a0m près',
    locality: 'Cercle\u00a0: lieu connu à 1\u00a0km près',
    region: 'Cercle\u00a0: lieu connu à 10\u00a0km près',
  },
  withdrawn: 'Retiré, ne figure plus sur la carte\u00a0: {list}.',
  km: 'km',
  m: 'm',
  miles: 'miles',
  mile: 'mile',
  naturalEarth:
    'Fond de carte\u00a0: Natural Earth (domaine public), frontières telles que tracées dans cette source.',
  invented: 'Lieu inventé, pour la démonstration\u00a0: cette carte ne représente aucun pays.',
  shows: 'La carte montre {list}.',
  lies: '{a} se trouve à environ {distance} {direction} de {b}.',
  claims: 'Y figurent\u00a0: {list}.',
  directions: [
    'au nord',
    'au nord-est',
    "à l'est",
    'au sud-est',
    'au sud',
    'au sud-ouest',
    "à l'ouest",
    'au nord-ouest',
  ],
};

const spanish: FurnitureWords = {
  asOf: 'Situación el {date}',
  statuses: {
    confirmed: 'confirmado',
    reported: 'según informes',
    claimed: 'reivindicado, sin confirmar',
    disputed: 'en disputa',
    withdrawn: 'retirado',
  },
  lines: { front: 'Línea del frente', border: 'Frontera', route: 'Ruta' },
  points: { event: 'Suceso', bridge: 'Puente', crossing: 'Paso' },
  arrow: 'Movimiento',
  area: 'Zona',
  withStatus: '{what}: {status}',
  precision: {
    vicinity: 'Círculo: lugar conocido con 100\u00a0m de margen',
    locality: 'Círculo: lugar conocido con 1\u00a0km de margen',
    region: 'Círculo: lugar conocido con 10\u00a0km de margen',
  },
  withdrawn: 'Retirado, ya no figura en el mapa: {list}.',
  km: 'km',
  m: 'm',
  miles: 'millas',
  mile: 'milla',
  naturalEarth: 'Mapa base: Natural Earth (dominio público), fronteras según esa fuente.',
  invented: 'Lugar inventado, para demostración: no es el mapa de ningún sitio real.',
  shows: 'El mapa muestra {list}.',
  lies: '{a} está a unos {distance} {direction} de {b}.',
  claims: 'Señalado en él: {list}.',
  directions: [
    'al norte',
    'al noreste',
    'al este',
    'al sureste',
    'al sur',
    'al suroeste',
    'al oeste',
    'al noroeste',
  ],
};

const arabic: FurnitureWords = {
  asOf: 'الوضع في {date}',
  statuses: {
    confirmed: 'مؤكد',
    reported: 'وفق تقارير',
    claimed: 'ادعاء غير مؤكد',
    disputed: 'متنازع عليه',
    withdrawn: 'مسحوب',
  },
  lines: { front: 'خط الجبهة', border: 'الحدود', route: 'طريق' },
  points: { event: 'حادث', bridge: 'جسر', crossing: 'معبر' },
  arrow: 'تحرك',
  area: 'منطقة',
  withStatus: '{what}: {status}',
  precision: {
    vicinity: 'دائرة: الموقع معروف في حدود 100\u00a0م',
    locality: 'دائرة: الموقع معروف في حدود 1\u00a0كم',
    region: 'دائرة: الموقع معروف في حدود 10\u00a0كم',
  },
  withdrawn: 'سُحب ولم يعد معروضا: {list}.',
  km: 'كم',
  m: 'م',
  miles: 'ميل',
  mile: 'ميل',
  naturalEarth: 'خريطة الأساس: Natural Earth (ملك عام)، والحدود كما رسمت فيها.',
  invented: 'مكان متخيل للعرض: ليست خريطة لأي مكان حقيقي.',
  shows: 'تعرض الخريطة {list}.',
  lies: 'تقع {a} على بعد نحو {distance} {direction} {b}.',
  claims: 'المعروض عليها: {list}.',
  directions: ['شمال', 'شمال شرق', 'شرق', 'جنوب شرق', 'جنوب', 'جنوب غرب', 'غرب', 'شمال غرب'],
};

const WORDS: Readonly<Record<string, FurnitureWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
  it: italian,
  pl: polish,
  pt: portuguese,
  tr: turkish,
  el: greek,
  he: hebrew,
  ru: russian,
  uk: ukrainian,
};

/** The words for a BCP 47 language tag; English where there are none. */
export function furnitureWords(language: string): FurnitureWords {
  return WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? english;
}

/** Whether the map speaks the language, so that its locale's numbers and dates suit its words. */
export function furnitureLanguage(language: string): string {
  return furnitureWords(language) === english && !language.toLowerCase().startsWith('en') ? 'en' : language;
}

/** Fills the `{name}` places of a sentence. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
