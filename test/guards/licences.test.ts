import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readIfThere } from './sources.js';

interface Package {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** What may be shipped under Apache-2.0 without asking anybody: it binds neither who runs Parley nor who changes it. */
const FREE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
]);

/** Read by hand. Each is used as it is, apart from our own files, and says in NOTICE what it asks for. */
const READ: Readonly<Record<string, RegExp>> = {
  'LGPL-3.0-or-later': /^@img\/sharp-/,
  'Apache-2.0 AND LGPL-3.0-or-later': /^@img\/sharp-/,
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT': /^@img\/sharp-/,
  'MPL-2.0': /^@resvg\/resvg-js/,
  'PSF-2.0': /^argparse$/,
};

const lock = JSON.parse(readIfThere('package-lock.json') ?? '{}') as {
  packages: Readonly<Record<string, Package>>;
};
const shipped = Object.entries(lock.packages)
  .filter(([place, { dev, devOptional }]) => place !== '' && dev !== true && devOptional !== true)
  .map(([place, { license = 'none' }]) => ({ name: place.replace(/^.*node_modules\//, ''), license }));

const isFree = (license: string): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => FREE.has(one));

describe('licences of what comes along', () => {
  it('bind nobody who runs Parley or changes it', () => {
    assert.ok(shipped.length > 60);
    const odd = shipped.filter(({ name, license }) => !isFree(license) && !READ[license]?.test(name));
    assert.deepEqual(odd, []);
  });

  it('that ask for a notice have one', () => {
    const notice = readIfThere('NOTICE') ?? '';
    const asked = shipped.flatMap(({ license }) => license.match(/(?:LGPL|MPL|PSF)-[\w.-]+/g) ?? []);
    assert.deepEqual(
      [...new Set(asked)].filter((license) => !notice.includes(license)),
      [],
    );
  });
});
