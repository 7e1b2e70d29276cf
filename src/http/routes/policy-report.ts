import { PolicyReportSchema } from '../../wire/policy-report.js';
import { limitPolicyReports } from '../limits.js';
import { bodyOf } from '../read-request.js';
import type { Exchange, Route } from '../route.js';
import { POLICY_REPORTS } from '../security-headers.js';

/** A report is short; its longest part is the policy itself. */
const BODY_LIMIT = 16_384;
/** The directives of our pages; of a report that names another nothing is believed. */
const DIRECTIVE =
  /^(?:default|script|style|img|connect|frame)-src(?:-elem|-attr)?$|^(?:form-action|frame-ancestors|base-uri)$/;

/**
 * Notes that a browser refused something on a page of ours: a script that somebody got in, a browser's extension, or a mistake of ours.
 * Only the directive, the origin of what was refused and the kind of page are kept: no address of a page, nothing of a reader.
 */
async function handleReport(exchange: Exchange): Promise<unknown> {
  await limitPolicyReports(exchange);
  const { 'csp-report': report } = bodyOf(exchange, PolicyReportSchema);
  const directive =
    (report['effective-directive'] ?? report['violated-directive'] ?? '').split(' ', 1)[0] ?? '';
  if (!DIRECTIVE.test(directive)) return exchange.reply.code(204).send();
  const { deps, metrics } = exchange.app;
  metrics?.countPolicyReport(directive);
  deps.logger.warn(
    {
      directive,
      refused: originOf(report['blocked-uri'] ?? ''),
      isConsole: isConsole(report['document-uri'] ?? ''),
    },
    'A browser refused something on a page.',
  );
  return exchange.reply.code(204).send();
}

/** `inline`, `eval` and such as they are; of an address its scheme and host. */
function originOf(blocked: string): string {
  if (/^[a-z-]{1,30}$/.test(blocked)) return blocked;
  const url = URL.parse(blocked);
  return url === null ? 'unknown' : `${url.protocol}//${url.host}`.slice(0, 100);
}

function isConsole(page: string): boolean {
  return URL.parse(page)?.pathname.startsWith('/console') ?? false;
}

export const policyReportRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: POLICY_REPORTS,
    space: 'health',
    who: 'anyone',
    about:
      'Takes what browsers refused on pages of this server by their content security policy (also as `application/csp-report`), for the log and the metrics.',
    body: PolicyReportSchema,
    bodyLimit: BODY_LIMIT,
    answers: { 204: null },
    handle: handleReport,
  },
];
