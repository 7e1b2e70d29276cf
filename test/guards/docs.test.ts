import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { filesBelow, programFiles, ROOT, readIfThere, type SourceFile } from './sources.js';

/** A thing that people meet by name: where the program lists it, and the page that has a heading for each. */
interface Subject {
  readonly what: string;
  readonly source: string;
  readonly page: string;
  /** The names, out of the source's module. */
  names(module: Record<string, unknown>): readonly string[];
}

interface Command {
  readonly commands: readonly Command[];
  /** A command that nobody runs by hand is not shown. */
  createHelp(): { visibleCommands(of: Command): readonly Command[] };
  name(): string;
}

const nameOf = (thing: { readonly name: string }) => thing.name;

const SUBJECTS: readonly Subject[] = [
  {
    what: 'setting',
    source: 'src/settings.ts',
    page: 'docs/reference/settings.md',
    names: (module) => list<{ name: string }>(module.SETTINGS).map(nameOf),
  },
  {
    what: 'command',
    source: 'src/cli/program.ts',
    page: 'docs/reference/cli.md',
    names: (module) =>
      commandsOf((module.createProgram as (cli: object, version: string) => Command)({}, '0')),
  },
  {
    what: 'route',
    source: 'src/http/route-table.ts',
    page: 'docs/reference/api.md',
    names: (module) =>
      list<{ method: string; path: string }>(module.ROUTES).map(
        (route) => `${route.method} ${published(route.path)}`,
      ),
  },
  {
    what: 'error code',
    source: 'src/core/refusal.ts',
    page: 'docs/reference/errors.md',
    names: (module) => Object.keys(module.REFUSALS as object),
  },
  {
    what: 'format',
    source: 'src/formats/registry.ts',
    page: 'docs/reference/formats.md',
    names: (module) => list<{ name: string }>(module.FORMATS).map(nameOf),
  },
  {
    what: 'signal',
    source: 'src/signals/registry.ts',
    page: 'docs/reference/signals.md',
    names: (module) => list<{ name: string }>(module.SIGNALS).map(nameOf),
  },
];

function list<T>(value: unknown): readonly T[] {
  assert.ok(Array.isArray(value), 'the source exports no such list: adapt test/guards/docs.test.ts');
  return value;
}

/** `story move` for a command of a command. */
function commandsOf(program: Command): readonly string[] {
  const shown = program.createHelp().visibleCommands(program);
  return program.commands
    .filter((command) => shown.includes(command))
    .flatMap((command) => {
      const below = commandsOf(command).map((name) => `${command.name()} ${name}`);
      return below.length > 0 ? below : [command.name()];
    });
}

/** Fastify's `/c/:commentId` as people read it: `/c/{commentId}`. */
function published(route: string): string {
  return route.replace(/(?<!:):(\w+)/g, '{$1}').replace('::', ':');
}

/** The text of every heading, without back-ticks and without the program's name before a command. */
function headingsOf(page: string): ReadonlySet<string> {
  const headings = page.replace(/^```[\s\S]*?^```/gm, '').match(/^#{2,6} .*$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, '')
        .replaceAll('`', '')
        .replace(/^parley /, '')
        .trim(),
    ),
  );
}

describe('the reference', () => {
  for (const { what, source, page, names } of SUBJECTS) {
    it(`has a heading for every ${what}`, async () => {
      const missing = [source, page].filter((file) => !existsSync(path.join(ROOT, file)));
      assert.deepEqual(missing, [], 'the guard of the documentation needs these files');
      const module = await import(
        pathToFileURL(path.join(ROOT, 'dist', source.replace(/\.ts$/, '.js'))).href
      );
      const wanted = names(module);
      const headings = headingsOf(readIfThere(page) ?? '');
      assert.ok(wanted.length > 0, `${source} lists nothing`);
      assert.deepEqual({ undocumented: wanted.filter((name) => !headings.has(name)) }, { undocumented: [] });
    });
  }

  it('has a heading for every warning of an import', () => {
    const importing = programFiles().filter((file) =>
      /^src\/(?:formats|use-cases\/import)\//.test(file.path),
    );
    const codes = importing.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:code: |warn\()'(\w+)'/g)].map(([, code]) => code),
    );
    assert.ok(codes.length > 10, 'the guard found hardly any warnings: it is broken');
    const headings = headingsOf(readIfThere('docs/reference/formats.md') ?? '');
    assert.deepEqual(
      codes.filter((code = '') => !headings.has(code)),
      [],
    );
  });

  it('is what the program says: `npm run docs` would change nothing', () => {
    const done = spawnSync(process.execPath, ['scripts/docs.mjs', '--check'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    assert.equal(done.status, 0, done.stderr);
  });
});

describe('the documents', () => {
  const documents = [...filesBelow('docs', /\.md$/)];
  for (const file of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md']) {
    documents.push({ path: file, text: readIfThere(file) ?? '' });
  }

  it('lead nowhere that is not there', () => {
    assert.deepEqual(documents.flatMap(brokenLinks), []);
  });

  it('begin with a page that fits two screens', () => {
    const lines = (readIfThere('README.md') ?? '').trimEnd().split('\n').length;
    assert.ok(lines > 1 && lines <= 120, `README.md has ${lines} lines`);
  });
});

/** Links to files that are not there, and to headings that the page linked to does not have. */
function brokenLinks({ path: file, text }: SourceFile): readonly string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [target = '', anchor] = link.split('#');
    const page = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
    const isThere = existsSync(path.join(ROOT, page));
    const isFound = isThere && (anchor === undefined || anchorsOf(readIfThere(page) ?? '').has(anchor));
    return isFound ? [] : [`${file}: ${link}`];
  });
}

/** The anchors that a code host gives a page's headings: lower case, hyphens for spaces, other signs left out. */
function anchorsOf(page: string): ReadonlySet<string> {
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
  return new Set([...headingsOf(page)].map(anchor));
}

describe('the reading of headings', () => {
  it('takes back-ticks away and leaves code alone', () => {
    const page =
      '# Errors\n\n## `not_found`\n\n```sh\n## no heading\n```\n\n### GET /c/{commentId}\n\n## `parley story move`\n';
    assert.deepEqual([...headingsOf(page)], ['not_found', 'GET /c/{commentId}', 'story move']);
  });
});
