import type { ComponentChild } from 'preact';
import type { ComponentProps } from 'preact/compat';
import { renderToString } from 'preact-render-to-string';
import { CommentPage, LogPage, QueuePage } from '../../view/console/pages.js';
import { LinkPage, SignInPage } from '../../view/console/sign-in-page.js';
import { SitesPage, StoryPage } from '../../view/console/sites-page.js';

const paint = (page: ComponentChild): string => `<!doctype html>${renderToString(<>{page}</>)}`;

/** The console's pages as documents. */
export const paintConsole = {
  queue: (props: ComponentProps<typeof QueuePage>): string => paint(<QueuePage {...props} />),
  comment: (props: ComponentProps<typeof CommentPage>): string => paint(<CommentPage {...props} />),
  log: (props: ComponentProps<typeof LogPage>): string => paint(<LogPage {...props} />),
  sites: (props: ComponentProps<typeof SitesPage>): string => paint(<SitesPage {...props} />),
  story: (props: ComponentProps<typeof StoryPage>): string => paint(<StoryPage {...props} />),
  signIn: (props: ComponentProps<typeof SignInPage>): string => paint(<SignInPage {...props} />),
  link: (props: ComponentProps<typeof LinkPage>): string => paint(<LinkPage {...props} />),
};
