type Field = HTMLInputElement | HTMLTextAreaElement;

/** A field of the empty row that ends a list of rows (`p0_lon`, `p1_lon` …); where that is filled by now, of a new one after it. */
export function freshRow(form: HTMLFormElement, prefix: string, field: string): Field | undefined {
  const last = [...form.querySelectorAll<Field>(`[name^="${prefix}"][name$="_${field}"]`)].at(-1);
  const row = last?.closest('details');
  if (!last || !row || last.value === '') return last;
  const number = Number(last.name.slice(prefix.length).split('_')[0]);
  const fresh = row.cloneNode(true) as HTMLElement;
  const [old, next] = [`${prefix}${number}`, `${prefix}${number + 1}`];
  for (const part of fresh.querySelectorAll('*')) {
    for (const name of ['id', 'name', 'for', 'aria-describedby']) {
      const value = part.getAttribute(name);
      if (value?.startsWith(old)) part.setAttribute(name, next + value.slice(old.length));
    }
    if (isField(part)) part.value = part.defaultValue = '';
  }
  row.after(fresh);
  return [...fresh.querySelectorAll('*')].filter(isField).find(({ name }) => name === `${next}_${field}`);
}

function isField(part: Element): part is Field {
  return part instanceof HTMLInputElement || part instanceof HTMLTextAreaElement;
}
