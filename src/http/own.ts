/** The addresses under which Parley itself is reached. */
export interface Own {
  /** Without a slash at the end. Known only once the server listens, when no setting names it. */
  baseUrl: string;
  readonly consoleUrl: string | null;
}
