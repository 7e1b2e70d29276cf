import type { Space } from './route.js';

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;

/** Where browsers tell what they refused. */
export const POLICY_REPORTS = '/csp-report';

/** Pages load our own files only, run no inline script or style, and stand in nobody's frame. */
export function pagePolicy({ frames, framedBy = "'none'" }: PagePolicy = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    ...(frames === undefined ? [] : [`frame-src ${frames}`]),
    `frame-ancestors ${framedBy}`,
    "base-uri 'none'",
    `report-uri ${POLICY_REPORTS}`,
  ].join('; ');
}

interface PagePolicy {
  /** What the page may show in frames; nothing if not given. */
  readonly frames?: string;
  /** Whose frames may show the page; nobody's if not given. */
  readonly framedBy?: string;
}

/** Answers of programs are never documents; pictures are, and an SVG must not run what it holds. */
const NO_DOCUMENT = "default-src 'none'; frame-ancestors 'none'";
const PICTURE = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const JSON_HEADERS = {
  ...EVERYWHERE,
  'content-security-policy': NO_DOCUMENT,
};

const PAGE_HEADERS = {
  ...EVERYWHERE,
  'content-security-policy': pagePolicy(),
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
};

/** What a shared cache may do: keep it for five seconds, ask again after that, so that a removal is soon everywhere. */
const PUBLIC_CACHING = 'public, max-age=0, s-maxage=5';

/** The headers that every answer of a space carries. */
const SPACE_HEADERS: Readonly<Record<Space, Readonly<Record<string, string>>>> = {
  public: {
    ...JSON_HEADERS,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': PUBLIC_CACHING,
  },
  me: { ...JSON_HEADERS, 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'no-store' },
  staff: { ...JSON_HEADERS, 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' },
  page: { ...PAGE_HEADERS, 'cache-control': PUBLIC_CACHING },
  form: { ...PAGE_HEADERS, 'cache-control': 'no-store' },
  console: { ...PAGE_HEADERS, 'cache-control': 'no-store', 'x-robots-tag': 'noindex' },
  asset: {
    ...EVERYWHERE,
    'content-security-policy': PICTURE,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  },
  health: { ...JSON_HEADERS, 'cache-control': 'no-store' },
  scoring: { ...JSON_HEADERS, 'cache-control': 'no-store' },
};

/** A year; browsers then never ask over plain http again. */
const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000' } as const;

/** The headers of a space on this installation. */
export function spaceHeaders(space: Space, isSecure: boolean): Readonly<Record<string, string>> {
  return isSecure ? { ...SPACE_HEADERS[space], ...STRICT_TRANSPORT } : SPACE_HEADERS[space];
}
