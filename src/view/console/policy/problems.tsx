/** What is wrong, in a list that is read out; nothing where nothing is. */
export function Problems(props: { readonly title: string; readonly problems: readonly string[] }) {
  if (props.problems.length === 0) return null;
  return (
    <div class="stale" role="alert">
      <p>{props.title}:</p>
      <ul>
        {props.problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
