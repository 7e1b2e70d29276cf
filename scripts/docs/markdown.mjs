/** Pieces of Markdown. */

/** One line of a table; a bar inside a cell would end it. */
function row(cells) {
  return `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

/** A table, or nothing when it has no rows. */
export function table(head, rows) {
  if (rows.length === 0) return '';
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

export function code(text) {
  return `\`${text}\``;
}

/** A sentence from a phrase: `bring an archive` becomes `Bring an archive.` */
export function sentence(phrase) {
  const text = phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Blocks with an empty line between them; empty ones are left out. */
export function page(blocks) {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Says on each page that it is not to be edited. */
export function madeFrom(what) {
  return `<!-- Made by \`npm run docs\` from ${what}. Edit those, not this page. -->`;
}
