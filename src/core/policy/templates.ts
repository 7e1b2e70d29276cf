import { type Condition, createRule, type Policy, type PolicyOutcome, type Rule } from './policy.js';

/*
 * The policies that come with Parley. Their thresholds refer to the scores in docs/reference/signals.md;
 * docs/newsroom/policies.md explains each rule to editors. None rejects: a machine's finding is for people to judge.
 * Raise `version` with every change here.
 */

function rule(outcome: PolicyOutcome, id: string, parts: Omit<Rule, 'id' | 'then'>): Rule {
  return createRule(outcome, { id, ...parts });
}

const READ_FIRST = 'A moderator will read it before it appears.';
const NEW_HERE: Condition = { signal: 'first-time', atLeast: 0.1 };
const NOT_TRUSTED: Condition = { not: { author: 'trusted' } };

const STAFF = rule('publish', 'staff', {
  when: { author: 'staff' },
  because: 'Staff of this site wrote it.',
});

const WORDS = rule('hold', 'words', {
  when: { signal: 'word-list', atLeast: 0.7 },
  because: `It holds words that insult or threaten people. ${READ_FIRST}`,
  note: 'A slur, a threat, or a phrase from the list of this newsroom.',
});

const COPIES = rule('hold', 'copies', {
  when: { signal: 'repetition', atLeast: 0.5 },
  because: `Nearly the same text was posted here a short while ago. ${READ_FIRST}`,
});

const WAVE = rule('hold', 'wave', {
  when: { signal: 'repetition', atLeast: 0.9 },
  because: `Nearly the same text was posted here several times. ${READ_FIRST}`,
});

const UNREAD = rule('hold', 'unread', {
  when: { any: [{ failed: 'word-list' }, { failed: 'group-abuse' }] },
  because: `The text could not be checked just now. ${READ_FIRST}`,
  note: 'A check of the text itself broke: the log of the server says why.',
});

function groupAbuse(atLeast: number): Rule {
  return rule('hold', 'group-abuse', {
    when: { signal: 'group-abuse', atLeast },
    because: `It may insult or threaten people for who they are or what they believe. ${READ_FIRST}`,
  });
}

/** Thresholds by the model card's dev splits: at these, calm comments are hardly ever met. */
function attack(identity: number, severe: number): Rule {
  return rule('hold', 'attack', {
    when: {
      any: [
        { signal: 'identity-attack', atLeast: identity },
        { signal: 'severe-toxicity', atLeast: severe },
      ],
    },
    because: `It may attack or threaten people for who they are or what they believe. ${READ_FIRST}`,
    note: 'By the model alone: read it yourself.',
  });
}

function coolDown(atLeast: number): Rule {
  return rule('nudge', 'cool-down', {
    when: { all: [{ signal: 'toxicity', atLeast }, NOT_TRUSTED] },
    because:
      'It reads as if it might drive others away. Say it in other words, or send it as it is for a moderator to read.',
  });
}

function advertising(when: Condition): Rule {
  return rule('hold', 'advertising', { when, because: `Its links look like advertising. ${READ_FIRST}` });
}

function spam(atLeast: number): Rule {
  return rule('hold', 'spam', {
    when: { all: [{ signal: 'spam', atLeast }, NOT_TRUSTED] },
    because: `It reads like advertising. ${READ_FIRST}`,
  });
}

function flood(atLeast: number): Rule {
  return rule('hold', 'flood', {
    when: { all: [{ signal: 'flood', atLeast }, NOT_TRUSTED] },
    because: `Very many comments were posted in a short time. ${READ_FIRST}`,
  });
}

function pastRejections(atLeast: number): Rule {
  return rule('hold', 'past-rejections', {
    when: { all: [{ signal: 'past-rejections', atLeast }, NOT_TRUSTED] },
    because: `Several of your comments here broke the rules of this site. ${READ_FIRST}`,
  });
}

function impersonation(atLeast: number): Rule {
  return rule('hold', 'impersonation', {
    when: { signal: 'impersonation', atLeast },
    because: `Its name may be taken for somebody else's. ${READ_FIRST}`,
  });
}

/** Being quick is a fault only with something to sell, unless the policy says so. */
function form(hasty: Condition): Rule {
  return rule('hold', 'form', {
    when: { any: [{ signal: 'honeypot', atLeast: 0.5 }, { all: [hasty, NOT_TRUSTED] }] },
    because: `It was sent in the way that programs send. ${READ_FIRST}`,
    note: 'The form was filled in as people do not: see the evidence.',
  });
}

const HASTY: Condition = { signal: 'time-trap', atLeast: 0.5 };
const HASTY_LINK: Condition = { all: [HASTY, { signal: 'links', atLeast: 0.1 }] };

/** For sites with moderators at hand: holds what is abuse on its face, and waves of copies. */
const OPEN: Policy = {
  name: 'open',
  version: 3,
  mode: 'publish-first',
  rules: [
    STAFF,
    WORDS,
    groupAbuse(0.8),
    attack(0.95, 0.9),
    WAVE,
    spam(0.95),
    impersonation(0.9),
    form(HASTY_LINK),
    advertising({ signal: 'links', atLeast: 0.8 }),
  ],
};

/**
 * The default. Being new, posting without the form, or sharing a network never holds by itself; near-duplicates are
 * held, never refused.
 */
export const BALANCED: Policy = {
  name: 'balanced',
  version: 3,
  mode: 'publish-first',
  rules: [
    STAFF,
    WORDS,
    groupAbuse(0.6),
    attack(0.85, 0.8),
    COPIES,
    advertising({
      any: [{ signal: 'links', atLeast: 0.8 }, { all: [{ signal: 'links', atLeast: 0.5 }, NEW_HERE] }],
    }),
    spam(0.9),
    impersonation(0.7),
    form(HASTY_LINK),
    flood(0.8),
    pastRejections(0.6),
    UNREAD,
    coolDown(0.95),
  ],
};

/** For contested subjects: reads first comments, and asks authors to cool down before it holds. */
const CAREFUL: Policy = {
  name: 'careful',
  version: 3,
  mode: 'publish-first',
  rules: [
    STAFF,
    WORDS,
    groupAbuse(0.3),
    attack(0.7, 0.7),
    COPIES,
    advertising({
      any: [{ signal: 'links', atLeast: 0.5 }, { all: [{ signal: 'links', atLeast: 0.2 }, NEW_HERE] }],
    }),
    spam(0.7),
    impersonation(0.5),
    form(HASTY),
    flood(0.4),
    pastRejections(0.3),
    UNREAD,
    coolDown(0.8),
    rule('nudge', 'strong-words', {
      when: { all: [{ signal: 'word-list', atLeast: 0.5 }, NOT_TRUSTED] },
      because: 'It holds strong words. Say it without them, or send it as it is for a moderator to read.',
    }),
    rule('nudge', 'shouting', {
      when: { all: [{ signal: 'shouting', atLeast: 0.7 }, NOT_TRUSTED] },
      because:
        'Most of it is in capitals, which reads as shouting. Write it in small letters, or send it for review.',
    }),
    rule('hold', 'first-comment', {
      when: { all: [NEW_HERE, NOT_TRUSTED] },
      because: 'It is your first comment here. A moderator reads first comments before they appear.',
    }),
  ],
};

/**
 * For hours without a moderator: whoever is known here goes on unless a rule speaks, everybody else waits for the morning.
 * It holds as `careful` does, and asks nobody to think again: nobody would be there to read what they insist on.
 */
const OVERNIGHT: Policy = {
  name: 'overnight',
  version: 2,
  mode: 'hold-first',
  rules: [
    ...CAREFUL.rules.filter(({ then: outcome }) => outcome !== 'nudge'),
    rule('publish', 'known-here', {
      when: {
        all: [
          { author: 'published', atLeast: 10 },
          { author: 'knownDays', atLeast: 7 },
        ],
      },
      because: 'This author is known here.',
    }),
    rule('hold', 'night', {
      when: NOT_TRUSTED,
      because: 'Nobody is at the desk just now. A moderator will read it before it appears.',
    }),
  ],
};

/** The shipped policies by name, in the order in which a settings page offers them. */
export const POLICY_TEMPLATES: Readonly<Record<string, Policy>> = {
  open: OPEN,
  balanced: BALANCED,
  careful: CAREFUL,
  overnight: OVERNIGHT,
};
