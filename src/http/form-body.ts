import type { Exchange } from './route.js';

/** The fields of a form that was sent: text each, the first of several with one name. */
export function formOf({ request }: Pick<Exchange, 'request'>): Readonly<Record<string, string>> {
  return (request.body ?? {}) as Readonly<Record<string, string>>;
}

/** The files of a form that were chosen in this field. */
export function filesOf({ request }: Pick<Exchange, 'request'>, field: string): readonly Uint8Array[] {
  return (request.formFiles ?? []).filter((file) => file.field === field).map(({ content }) => content);
}
