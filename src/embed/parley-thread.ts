import { type Means, startProgram } from './start.js';

/** The attributes that say which discussion it is; a change of any starts it anew. */
const OBSERVED = ['site', 'url', 'key', 'title', 'story', 'sort', 'language', 'lang', 'sso-token'];

/**
 * `<parley-thread site url key title story sort language sso-token>`: a discussion on anyone's page, in a shadow root with a sheet of its
 * own. With `painted`, as on our own pages, the thread that the server painted inside the element comes to life instead.
 */
export function parleyThread({ style, ...means }: Means & { readonly style: string }): typeof HTMLElement {
  // One sheet for all threads of a page. A constructed one needs no `style-src` from the page.
  let sheet: CSSStyleSheet | undefined;

  return class extends HTMLElement {
    static readonly observedAttributes = OBSERVED;
    #stop: (() => void) | undefined;
    #isWaiting = false;

    connectedCallback(): void {
      this.#restart();
    }

    disconnectedCallback(): void {
      this.#restart();
    }

    attributeChangedCallback(_: string, before: string | null, after: string | null): void {
      if (this.#stop && before !== after) this.#restart();
    }

    /** Loads the thread anew: for the page's own program. */
    refresh(): void {
      this.#restart();
    }

    /** Once for all changes of one task: a framework sets several attributes in turn, or moves the element. */
    #restart(): void {
      if (this.#isWaiting) return;
      this.#isWaiting = true;
      queueMicrotask(() => {
        this.#isWaiting = false;
        this.#stop?.();
        this.#stop = this.isConnected
          ? startProgram({ ...means, host: this, scope: this.#scope() })
          : undefined;
      });
    }

    #scope(): ShadowRoot | HTMLElement {
      if (this.shadowRoot) return this.shadowRoot;
      if (this.hasAttribute('painted')) return this;
      sheet ??= new CSSStyleSheet();
      sheet.replaceSync(style);
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      return root;
    }
  };
}
