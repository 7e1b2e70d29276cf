/** Where traces are told; the names are OpenTelemetry's own. */
export interface TracesSettings {
  /** The address that takes spans. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly percent: number;
}

interface Given {
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;
  readonly OTEL_EXPORTER_OTLP_HEADERS?: string;
  readonly PARLEY_TRACES_PERCENT?: string;
}

// RFC 9110, 5.6.2: a token; values as they stand, encoded like the W3C's baggage.
const HEADER = /^([\w!#$%&'*+.^`|~-]+)=(.*)$/;

/** Null where no collector is named. Adds to `faults` what does not fit. */
export function tracesFrom(given: Given, faults: string[]): TracesSettings | null {
  const base = given.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (base === undefined) return null;
  if (!/^https?:$/.test(URL.parse(base)?.protocol ?? ''))
    faults.push('OTEL_EXPORTER_OTLP_ENDPOINT must begin with http:// or https://.');
  const headers: Record<string, string> = {};
  for (const part of (given.OTEL_EXPORTER_OTLP_HEADERS ?? '').split(',')) {
    const [, name, value = ''] = HEADER.exec(part.trim()) ?? [];
    if (name !== undefined && isEncoded(value)) headers[name.toLowerCase()] = decodeURIComponent(value);
    else if (part.trim() !== '') faults.push('OTEL_EXPORTER_OTLP_HEADERS must be name=value,name=value.');
  }
  const percent = Number(given.PARLEY_TRACES_PERCENT ?? 100);
  return { endpoint: `${base.replace(/\/$/, '')}/v1/traces`, headers, percent };
}

function isEncoded(value: string): boolean {
  try {
    // A header of one line: whoever writes the setting must not end it early by mistake.
    return !/[\r\n\0]/.test(decodeURIComponent(value));
  } catch {
    return false;
  }
}
