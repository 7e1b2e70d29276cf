/** The accessibility check: axe-core inside a page. It finds about half of what a person would: a floor, not a proof. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

// In a page whose scripts are off the check would wait for ever.
const GUARD =
  "if (matchMedia('(scripting: none)').matches) throw new Error('it needs a page with JavaScript on');";
const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** One broken rule, with the elements that break it. */
export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** CSS selectors, outermost first through shadow roots, each with what is wrong there. */
  readonly nodes: readonly string[];
}

/**
 * Everything in the page's main frame that breaks WCAG 2.2 A or AA or axe's best practice; open shadow roots are looked
 * into. Works under any CSP, but not where `javaScriptEnabled` is false: its timers would never come; block the scripts
 * with `page.route` instead. `without` names rules to leave out: say why beside it; `only`, the rules to look at.
 */
export async function axe(
  page: Page,
  options: { readonly without?: readonly string[]; readonly only?: readonly string[] } = {},
): Promise<readonly Violation[]> {
  const rules = Object.fromEntries((options.without ?? []).map((rule) => [rule, { enabled: false }]));
  const { only } = options;
  const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: TAGS };
  const settings = { runOnly, resultTypes: ['violations'], rules };
  // The developer tools' own channel: unlike page.evaluate it needs no `unsafe-eval` from the page.
  const tools = await page.context().newCDPSession(page);
  try {
    const { result: known } = await tools.send('Runtime.evaluate', { expression: 'typeof axe' });
    if (known.value === 'undefined') await tools.send('Runtime.evaluate', { expression: SOURCE });
    const { result, exceptionDetails } = await tools.send('Runtime.evaluate', {
      expression: `${GUARD} axe.run(document, ${JSON.stringify(settings)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return (result.value as AxeResults).violations.map(present);
  } finally {
    await tools.detach();
  }
}

function present(violation: AxeResults['violations'][number]): Violation {
  return {
    rule: violation.id,
    impact: violation.impact ?? 'unknown',
    help: violation.help,
    nodes: violation.nodes.map((node) => `${node.target.flat().join(' >>> ')}: ${node.failureSummary ?? ''}`),
  };
}
