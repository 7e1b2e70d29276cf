/** What the writers of XML have in common: values that any parser takes, and the ids that a format wants to be numbers. */

// Not allowed in XML 1.0 in any form (2.2 of the specification), lone surrogates with them.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function legal(text: string): string {
  return text.replace(ILLEGAL, '');
}

/** Text within an element or a quoted attribute. */
export function xmlText(text: string): string {
  return legal(text).replace(/[&<>"\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text as CDATA, whatever it holds; a carriage return would become a newline there, so it stands outside. */
export function cdata(text: string): string {
  const inner = legal(text).replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[');
  return `<![CDATA[${inner}]]>`;
}

/** Numbers from 1 for the comments of one story after another; parents stand before their replies there. */
export interface Numbering {
  next(id: string): number;
  of(id: string | null): number;
  /** Forgets the ids of the story before; the numbers go on. */
  forget(): void;
}

export function createNumbering(): Numbering {
  const known = new Map<string, number>();
  let last = 0;
  return {
    next(id) {
      last += 1;
      known.set(id, last);
      return last;
    },
    of: (id) => (id === null ? 0 : (known.get(id) ?? 0)),
    forget: () => known.clear(),
  };
}
