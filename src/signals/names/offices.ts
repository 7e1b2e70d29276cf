import { isTakenFor, nameKey } from './likeness.js';

/** Names by which somebody speaks for a site, in the languages that lists ship for; people bear none of them. */
const OFFICES: readonly string[] = [
  ...['admin', 'administrator', 'moderator', 'moderators', 'moderation', 'site admin', 'site moderator'],
  ...[
    'the moderator',
    'the editor',
    'the editors',
    'editor in chief',
    'newsroom',
    'staff',
    'support',
    'webmaster',
  ],
  ...['Redaktion', 'die Redaktion', 'Chefredaktion'],
  ...['administrateur', 'modérateur', 'modératrice', 'rédaction', 'la rédaction'],
  ...['administrador', 'administradora', 'moderador', 'moderadora', 'redacción', 'la redacción'],
  ...['администратор', 'модератор', 'редакция', 'yönetici', 'moderatör', 'editör'],
  ...['διαχειριστής', 'συντονιστής', 'الإدارة', 'المشرف', 'التحرير'],
];

const byKey = new Map<string, string[]>();
for (const office of OFFICES) {
  const key = nameKey(office) ?? '';
  byKey.set(key, [...(byKey.get(key) ?? []), office]);
}

/** Whether a name says that the site itself speaks: an office, or the site's own name. */
export function isOfficeName(name: string, siteName: string | undefined): boolean {
  if (siteName !== undefined && isTakenFor(name, siteName)) return true;
  return (byKey.get(nameKey(name) ?? '') ?? []).some((office) => isTakenFor(name, office));
}
