import type { ComponentChildren } from 'preact';
import type { ConsoleFrame } from '../../wire/console.js';
import { consoleEn as words } from './messages.js';

type Assets = Pick<ConsoleFrame, 'assets'>;

function Door({
  title,
  assets,
  children,
}: Assets & { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} – ${words.title}`}</title>
        <link rel="stylesheet" href={assets.css} />
      </head>
      <body class="console door">
        <main id="main">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}

export function SignInPage({
  assets,
  email,
  failed,
}: Assets & { readonly email: string; readonly failed: boolean }) {
  return (
    <Door title={words.signIn} assets={assets}>
      <form method="post" action="/console/sign-in">
        {failed ? (
          <p class="stale" role="alert" id="sign-in-problem">
            {words.signInFailed}
          </p>
        ) : null}
        <p>
          <label for="email">{words.email}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            dir="ltr"
          />
        </p>
        <p>
          <label for="password">{words.password}</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            required
            aria-describedby={failed ? 'sign-in-problem' : undefined}
          />
        </p>
        <p class="buttons">
          <button type="submit">{words.signIn}</button>
        </p>
      </form>
    </Door>
  );
}

/** A link in a mail or a terminal may be fetched by a scanner: looking changes nothing, only the button does. */
export function LinkPage({
  assets,
  token,
  isOver,
}: Assets & { readonly token: string; readonly isOver: boolean }) {
  return (
    <Door title={words.linkTitle} assets={assets}>
      {isOver ? (
        <p class="stale" role="alert">
          {words.linkOver}
        </p>
      ) : (
        <form method="post" action="/console/link">
          <input type="hidden" name="token" value={token} />
          <p>{words.linkWords}</p>
          <p class="buttons">
            <button type="submit">{words.linkOpen}</button>
          </p>
        </form>
      )}
    </Door>
  );
}
