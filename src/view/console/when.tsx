const SHAPE: Intl.DateTimeFormatOptions = { dateStyle: 'medium', timeStyle: 'short' };

/** A time as staff read it: in the site's zone; a local time without a zone is shown as it was written. */
export function When(props: {
  readonly at: string | null;
  readonly local: string | null;
  readonly timezone: string;
}) {
  const { at, local, timezone } = props;
  if (at === null) return <span>{local?.replace('T', ' ') ?? ''}</span>;
  return <time dateTime={at}>{new Date(at).toLocaleString('en-GB', { ...SHAPE, timeZone: timezone })}</time>;
}
