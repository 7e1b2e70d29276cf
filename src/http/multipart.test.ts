import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readMultipart } from './multipart.js';

const TYPE = 'multipart/form-data; boundary=----x';
const part = (head: string, content: string): string =>
  `------x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
const read = (body: string, type = TYPE) => readMultipart(Buffer.from(body), type);

describe('a form with files', () => {
  it('is read as browsers send it', () => {
    const { fields, files } = read(
      `${part('name="text"', 'one\r\ntwo')}${part('name="text"', 'second')}${part('name="قول"', 'ß')}${part('name="photo"; filename="a.png"\r\nContent-Type: image/png', '--\r\n\r\n--')}${part('name="photo"; filename=""', '')}------x--\r\n`,
    );
    assert.deepEqual({ ...fields }, { text: 'one\r\ntwo', قول: 'ß' });
    assert.deepEqual(
      files.map(({ field, content }) => [field, Buffer.from(content).toString()]),
      [['photo', '--\r\n\r\n--']],
    );
  });

  it('reaches for no prototype', () => {
    const { fields } = read(`${part('name="__proto__"', 'x')}------x--`);
    assert.equal(Object.getPrototypeOf(fields), null);
    assert.equal(({} as { x?: unknown }).x, undefined);
  });

  it('is refused where it breaks off, names no boundary, or never ends', () => {
    const broken = [
      ['', TYPE],
      ['nothing', TYPE],
      [part('name="a"', 'b'), TYPE],
      [`------x\r\nContent-Disposition: form-data; name="a"`, TYPE],
      [`${part('name="a"', 'b')}------x--`, 'multipart/form-data'],
      [`${part(`name="${'a'.repeat(3000)}"`, 'b')}------x--`, TYPE],
      [`${part('name="a"', '').repeat(5001)}------x--`, TYPE],
    ] as const;
    for (const [body, type] of broken) assert.throws(() => read(body, type), /breaks off/);
  });
});
