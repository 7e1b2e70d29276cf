import { code, madeFrom, page } from './markdown.mjs';
import { notesFor, programModule } from './sources.mjs';

const TYPES = {
  text: 'text',
  integer: 'whole number',
  url: 'address',
  folder: 'folder',
  secret: 'text, kept secret',
  json: 'JSON',
};

function typeOf({ type, min, max }) {
  return min === undefined ? TYPES[type] : `${TYPES[type]}, ${min} to ${max}`;
}

/** docs/reference/settings.md, from SETTINGS. */
export async function settingsPage() {
  const { SETTINGS } = await programModule('settings');
  const names = SETTINGS.map(({ name }) => name);
  const notes = notesFor('settings', names, { optional: true });
  const sections = SETTINGS.flatMap((setting) => [
    `## ${setting.name}`,
    setting.help,
    `Type: ${typeOf(setting)}. Default: ${setting.default === undefined ? 'none' : code(setting.default)}.`,
    notes.of(setting.name),
  ]);
  return page([
    '# Settings',
    madeFrom('src/settings.ts and scripts/docs/notes/settings.md'),
    notes.intro,
    ...sections,
  ]);
}
