import type { ComponentChild } from 'preact';
import { say } from '../say.js';
import { BarPlot, type BarView } from './bar-plot.js';
import { numbersWords as words } from './numbers-words.js';

export interface FigureProps {
  /** The heading's anchor. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Names of the bars' parts, from the left; none where a bar has one. */
  readonly parts?: readonly string[];
  readonly bars: readonly BarView[];
  /** The first heads the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ComponentChild[])[];
}

/** A plot with the same figures in a table beneath; a sentence where every bar is empty. */
export function Figure({ id, title, about, parts = [], bars, columns, rows }: FigureProps) {
  const isEmpty = bars.every((bar) => bar.parts.every((value) => value === 0));
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{about}</p>
      {isEmpty ? <p class="quiet">{words.nothing}</p> : null}
      {isEmpty || parts.length === 0 ? null : (
        <p class="quiet">{say(words.order, { parts: parts.join(', ') })}</p>
      )}
      {isEmpty ? null : (
        <>
          <BarPlot bars={bars} title={title} />
          <Table columns={columns} rows={rows} />
        </>
      )}
    </section>
  );
}

/** Rows with a head each, which scrolls by itself where it is wide. */
export function Table({ columns, rows }: Pick<FigureProps, 'columns' | 'rows'>) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            <tr key={String(row)}>
              <th scope="row">{head}</th>
              {cells.map((cell, n) => (
                <td key={String(n)}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
