import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage } from './detect.js';

// A sentence of our own in each language · what it is in.
const SENTENCES: readonly (readonly [string, string])[] = [
  ['The council has decided that the old bridge will be closed for the winter.', 'en'],
  ['Der Rat hat beschlossen, dass die alte Brücke im Winter nicht mehr geöffnet wird.', 'de'],
  ['Le conseil a décidé que le vieux pont sera fermé pour une partie de l’hiver.', 'fr'],
  ['El consejo ha decidido que el viejo puente se cerrará por las obras de este invierno.', 'es'],
  ['O conselho decidiu que a velha ponte não vai abrir mais até ao fim das obras.', 'pt'],
  ['Il consiglio ha deciso che il vecchio ponte non sarà aperto per tutto l’inverno.', 'it'],
  ['De raad heeft besloten dat de oude brug in de winter niet meer open is.', 'nl'],
  ['Rada zdecydowała, że stary most jest zamknięty na zimę, ale nie dla pieszych.', 'pl'],
  ['Rådet har beslutat att den gamla bron inte ska vara öppen för bilar på vintern.', 'sv'],
  ['Meclis bu kış eski köprü için bir karar aldı ama çok geç ve yeterli değil.', 'tr'],
  ['Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα.', 'el'],
  ['Совет решил закрыть старый мост на зиму.', 'ru'],
  ['Рада вирішила закрити старий міст на зиму, і це її рішення.', 'uk'],
  ['قرر المجلس إغلاق الجسر القديم في الشتاء.', 'ar'],
  ['המועצה החליטה לסגור את הגשר הישן.', 'he'],
];

test('a sentence tells its language by its script or its little words', () => {
  for (const [sentence, language] of SENTENCES) assert.equal(detectLanguage(sentence), language, sentence);
});

test('what leaves doubt has no language: a cheer, a name, a number, nothing', () => {
  for (const text of ['Bravo!', 'Zorgle Quimby', '12 34', '', '😀', 'no no no'])
    assert.equal(detectLanguage(text), undefined, text);
});
