import type { Point } from './box.js';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * One SVG element. Numbers are written with one decimal, missing attributes left out, values escaped; `content` is
 * markup already. There is no way to write `style`, scripts or addresses here: presentation attributes only.
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? decimal(value) : escapeXml(String(value))}"`,
    )
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for XML: markup escaped; what XML 1.0 cannot hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Cc}\ufffe\uffff]/gu, '\ufffd')
    .replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);
}

/** A number with at most one decimal. */
export function decimal(value: number): string {
  return String(tenths(value) / 10);
}

/** Steps shorter than this, in pixels, cannot be seen and are left out of paths. */
const SMALLEST_STEP = 0.35;

/** Path data of polylines, in relative steps of tenths of a pixel; rounding never adds up. */
export function pathData(lines: readonly (readonly Point[])[], closed: boolean): string {
  return lines.map((line) => onePath(line, closed)).join('');
}

function onePath(line: readonly Point[], closed: boolean): string {
  const first = line[0];
  if (first === undefined) return '';
  let [x, y] = [tenths(first.x), tenths(first.y)];
  let data = `M${x / 10} ${y / 10}`;
  line.forEach((point, index) => {
    const [dx, dy] = [tenths(point.x) - x, tenths(point.y) - y];
    const isLast = index === line.length - 1;
    if (Math.hypot(dx, dy) < (isLast ? 1 : SMALLEST_STEP * 10)) return;
    data += `l${dx / 10}${dy < 0 ? '' : ' '}${dy / 10}`;
    x += dx;
    y += dy;
  });
  return closed ? `${data}z` : data;
}

function tenths(value: number): number {
  return Math.round(value * 10) + 0;
}
