import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { App } from '../../src/app.js';
import type { CliContext } from '../../src/cli/context.js';
import { createProgram } from '../../src/cli/program.js';
import { createRule } from '../../src/core/policy/policy.js';
import { addStory, type House, openHouse, PAPER, post, sentence } from './house.js';

describe('the rules of places, by command', () => {
  let house: House;
  let storyId: string;
  before(async () => {
    house = await openHouse();
    storyId = await addStory(house.deps, house.site, `${PAPER}/sport/one`);
  });
  after(() => house.close());

  /** Runs `parley policy …` on the house's own database; gives what it printed, and fails as the command does. */
  async function policy(...words: readonly string[]): Promise<string> {
    const lines: string[] = [];
    const out = (text: string): void => {
      lines.push(text);
    };
    const terminal = { out, err: out, isWatched: false };
    const cli = {
      terminal,
      run: async (_: object, work: () => Promise<unknown>) => void (await work()),
      withApp: (_: string, use: (app: App) => Promise<unknown>) =>
        use({ store: house.store, deps: house.deps } as unknown as App),
    } as unknown as CliContext;
    await createProgram(cli, '0').parseAsync(['policy', ...words], { from: 'user' });
    return lines.join('\n');
  }
  const json = async (...words: readonly string[]) => JSON.parse(await policy(...words, '--json'));
  let said = 0;
  const statusUnderStory = async () => {
    const answer = await post(house, { text: sentence(7000 + said++), name: `Cy ${said}` }, { storyId });
    return String(answer.statusCode);
  };

  it('are shown, set, listed and turned back, for the installation, a site, a section and a story', async () => {
    const own = path.join(house.data, 'own.json');
    const because = 'A moderator reads everything about sport first.';
    const rules = [createRule('hold', { id: 'all-of-it', when: { all: [] }, because })];
    writeFileSync(own, JSON.stringify({ name: 'sport', version: 1, mode: 'publish-first', rules }));
    const section = ['--site', 'paper', '--section', 'Sport'];
    const before = await json('show', ...section);
    assert.deepEqual([before.place, before.version, before.setting], ['paper/section/sport', 0, null]);
    const set = await json('set', ...section, '--file', own, '--expected', '0');
    assert.deepEqual([set.place, set.version], ['paper/section/sport', 1]);
    assert.equal(await statusUnderStory(), '202');
    await json('set', '--site', 'paper', '--story', storyId, '--policy', 'open');
    assert.equal(await statusUnderStory(), '201');
    await json('set', '--site', 'paper', '--story', storyId, '--follow');
    assert.equal(await statusUnderStory(), '202');
    await assert.rejects(policy('set', ...section, '--policy', 'open', '--expected', '0'), {
      code: 'policy_changed',
    });
    await policy('set', ...section, '--policy', 'open');
    assert.match(
      await policy('back', ...section, '--to', '1'),
      /paper\/section\/sport: .*\(sport\), version 3/,
    );
    const { versions } = await json('versions', ...section);
    assert.deepEqual(
      versions.map(({ version }: { version: number }) => version),
      [3, 2, 1],
    );
    assert.match(
      await policy('show', ...section),
      /Decides: sport 3, publish-first, from section\n {2}all-of-it: hold/,
    );
    await policy('set', '--policy', 'careful');
    assert.match(await policy('show'), /^installation: careful, version 1\nDecides: careful/);
    await policy('set', '--site', 'paper', '--follow');
    assert.match(
      await policy('show', '--site', 'paper'),
      /paper: follows the place above.*\nDecides: careful .* from installation/,
    );
    assert.match(await policy('versions', '--site', 'paper'), /follows the place above/);
  });

  it('are tried out on the past comments of a section or a story alone', async () => {
    const replay = (...place: readonly string[]) =>
      json('replay', '--site', 'paper', '--policy', 'careful', ...place);
    const all = (await replay()).decisions;
    assert.ok(all > 0);
    assert.equal((await replay('--section', 'sport')).decisions, all);
    assert.equal((await replay('--section', 'culture')).decisions, 0);
    assert.equal((await replay('--story', storyId)).decisions, all);
  });

  it('begin with what ships, and refuse what nobody could mean', async () => {
    assert.match(await policy('templates'), /balanced: publish-first, \d+ rules/);
    assert.equal((await json('templates', 'careful')).name, 'careful');
    const refused: readonly (readonly string[])[] = [
      ['templates', 'lenient'],
      ['set', '--site', 'paper'],
      ['set', '--site', 'paper', '--policy', 'open', '--follow'],
      ['set', '--section', 'sport', '--policy', 'open'],
      ['back', '--site', 'paper', '--to', '99'],
      ['back', '--site', 'paper', '--to', 'x'],
      ['set', '--site', 'paper', '--policy', 'lenient'],
      ['show', '--site', 'nowhere'],
      ['show', '--site', 'paper', '--story', '00000000001'],
    ];
    for (const words of refused) await assert.rejects(policy(...words), Error, words.join(' '));
  });
});
