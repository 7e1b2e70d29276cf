/** Columns that hold names, in the order in which they are taken. */
const NAMES = ['name', 'label', 'title', 'name_en', 'nom', 'nombre', 'place'];
const FIELD = 32;
const HEADER_ENDS = 0x0d;

/** Of a dBase III table the name of each record; the first text column where none is called so. Empty for what is no table. */
export function readDbfNames(bytes: Uint8Array): readonly string[] {
  if (bytes.length < FIELD) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [records, start, length] = [
    view.getUint32(4, true),
    view.getUint16(8, true),
    view.getUint16(10, true),
  ];
  const column = nameColumn(bytes);
  const held = length === 0 ? 0 : Math.floor((bytes.length - start) / length);
  if (column === undefined || held <= 0) return [];
  return Array.from({ length: Math.min(records, held) }, (_, i) => {
    const at = start + i * length + column.at;
    return textOf(bytes.subarray(at, at + column.width));
  });
}

interface Column {
  readonly name: string;
  readonly isText: boolean;
  /** Within a record; its first byte says whether it was deleted. */
  readonly at: number;
  readonly width: number;
}

function nameColumn(bytes: Uint8Array): Column | undefined {
  const columns: Column[] = [];
  let at = 1;
  for (let field = FIELD; field + FIELD <= bytes.length && bytes[field] !== HEADER_ENDS; field += FIELD) {
    const name = textOf(bytes.subarray(field, field + 11)).toLowerCase();
    const width = bytes[field + 16] ?? 0;
    columns.push({ name, isText: bytes[field + 11] === 0x43, at, width });
    at += width;
  }
  const named = NAMES.map((name) => columns.find((column) => column.name === name));
  return named.find((column) => column !== undefined) ?? columns.find(({ isText }) => isText);
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeText(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}

/** UTF-8 where it is that, else the letters of Western Windows, in which spreadsheets and old tables are written. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
