import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readArchive } from '../../test/formats/reading.js';
import { legacyEncoding } from './legacy-encoding.js';

/** The text in an encoding of one byte a character. */
function encoded(text: string, encoding: string): Uint8Array {
  const high = Array.from({ length: 128 }, (_, index) => index + 128);
  const letters = new TextDecoder(encoding).decode(Uint8Array.from(high));
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code < 128 ? code : 128 + letters.indexOf(character);
  });
}

const WORDS: readonly (readonly [string, string])[] = [
  ['windows-1252', 'La jetée est fermée depuis l’été, dit-on à la mairie.'],
  ['windows-1252', 'Die Schleuse wäre längst geöffnet – wenn man nur dürfte.'],
  ['windows-1252', 'El muelle está cerrado desde el año pasado, según el patrón.'],
  ['windows-1252', 'Only typography: “the lock” – it’s shut…'],
  ['windows-1253', 'Ann said: χρυσάνθη, καλά νέα αν είναι αλήθεια'],
  ['windows-1253', 'ΑΠΡΙΛΙΟΣ 2021 Η γέφυρα άνοιξε χτες'],
  ['windows-1251', 'Пристань закрыта с весны, говорят в порту.'],
  ['windows-1254', 'İskele kapalı, diyor balıkçılar; açılış yarın değilmiş.'],
  ['windows-1250', 'Przystań jest zamknięta od wiosny, mówią żeglarze.'],
  ['windows-1255', 'המזח סגור מאז האביב, אומרים בנמל'],
  ['windows-1256', 'الميناء مغلق منذ الربيع كما يقولون'],
];

describe('a text of the years before UTF-8', () => {
  for (const [encoding, text] of WORDS)
    it(`is read by its letters: ${encoding}, ${text.slice(0, 20)}`, () => {
      assert.equal(legacyEncoding(encoded(text, encoding)), encoding);
    });

  it('comes in with its Greek names, and with a warning that it was guessed', async () => {
    const page =
      'APRIL 2011\r\n\r\nThe pier opens (Map)\r\n\r\nIt opens.\r\n\r\n• Χρυσάνθη\r\n\r\n  καλά νέα\r\n\r\n• Bo\r\n\r\n  Yes.\r\n';
    const { comments, warnings } = await readArchive(encoded(page, 'windows-1253'));
    assert.deepEqual(
      comments.map(({ author, text }) => [author.name, text]),
      [
        ['Χρυσάνθη', 'καλά νέα'],
        ['Bo', 'Yes.'],
      ],
    );
    assert.deepEqual(
      warnings.map(({ code }) => code),
      ['encoding_guessed'],
    );
  });

  it('is not supposed where the file is UTF-8 with a damaged place', async () => {
    const table = Buffer.from('id,storyKey,text\n1,k,Zoë \ufffd@\n');
    table[table.indexOf('@')] = 0xe9;
    const { warnings } = await readArchive(table);
    assert.equal(
      warnings.some(({ code }) => code === 'encoding_guessed'),
      false,
    );
  });
});
