import { ChoiceField, LineField, TextField } from './fields.js';
import type { MapPageProps, Texts } from './map-props.js';
import {
  FORM_WORDS,
  PLACE_WORDS,
  POINT_WORDS,
  PRECISION_WORDS,
  TEETH_WORDS,
  TONE_WORDS,
  mapEn as words,
} from './map-words.js';
import { STATUS_WORDS } from './words.js';

/** The rows of a map's form: places, sides, points, shapes, and an empty one of each. */
export function AllRows(props: MapPageProps) {
  return (
    <>
      <PlaceRows {...props} />
      <SideRows {...props} />
      <PointRows {...props} />
      <ShapeRows {...props} />
    </>
  );
}

/** The sides and claims that a feature may name. */
function choicesOf({ sides, claims }: Pick<MapPageProps, 'sides' | 'claims'>) {
  return {
    sides: Object.fromEntries(sides.map((side) => [side.id ?? '', side.name ?? ''])),
    claims: Object.fromEntries(claims.map((claim) => [claim.id ?? '', claim.text])),
  };
}

function PlaceRows({ places, clicked }: MapPageProps) {
  return (
    <Rows
      title={words.places}
      rows={[...places, clicked ? { ...clicked } : {}]}
      prefix="p"
      open={clicked !== null}
    >
      {(row, name) => (
        <>
          <LineField id={`${name}-name`} name={`${name}_name`} label={words.place} value={row.name ?? ''} />
          <Position name={name} row={row} />
          <LineField
            id={`${name}-local`}
            name={`${name}_local`}
            label={words.localName}
            value={row.local ?? ''}
          />
          <LineField
            id={`${name}-importance`}
            name={`${name}_importance`}
            label={words.importance}
            value={row.importance ?? '3'}
            dir="ltr"
          />
          <ChoiceField
            id={`${name}-kind`}
            name={`${name}_kind`}
            label={words.kind}
            value={(row.kind ?? 'town') as 'town'}
            choices={PLACE_WORDS}
          />
        </>
      )}
    </Rows>
  );
}

function SideRows({ sides }: MapPageProps) {
  return (
    <Rows title={words.sides} rows={[...sides, {}]} prefix="s">
      {(row, name) => (
        <>
          <input type="hidden" name={`${name}_id`} value={row.id ?? ''} />
          <LineField id={`${name}-name`} name={`${name}_name`} label={words.side} value={row.name ?? ''} />
          <ChoiceField
            id={`${name}-tone`}
            name={`${name}_tone`}
            label={words.tone}
            value={(row.tone ?? 'blue') as 'blue'}
            choices={TONE_WORDS}
          />
        </>
      )}
    </Rows>
  );
}

function PointRows({ points, sides, claims, clicked }: MapPageProps) {
  const choices = choicesOf({ sides, claims });
  return (
    <Rows title={words.points} rows={[...points, clicked ? { ...clicked } : {}]} prefix="o">
      {(row, name) => (
        <>
          <LineField
            id={`${name}-label`}
            name={`${name}_label`}
            label={words.point}
            value={row.label ?? ''}
          />
          <Position name={name} row={row} />
          <ChoiceField
            id={`${name}-kind`}
            name={`${name}_kind`}
            label={words.kind}
            value={(row.kind ?? 'event') as 'event'}
            choices={POINT_WORDS}
          />
          <ChoiceField
            id={`${name}-precision`}
            name={`${name}_precision`}
            label={words.precision}
            value={(row.precision ?? 'vicinity') as 'vicinity'}
            choices={PRECISION_WORDS}
          />
          <Status name={name} row={row} choices={choices} />
        </>
      )}
    </Rows>
  );
}

function ShapeRows({ shapes, sides, claims }: MapPageProps) {
  const choices = choicesOf({ sides, claims });
  return (
    <Rows title={words.shapes} rows={[...shapes, {}] as readonly Texts[]} prefix="f">
      {(row, name) => (
        <>
          <ChoiceField
            id={`${name}-form`}
            name={`${name}_form`}
            label={words.form}
            value={(row.form ?? 'area') as 'area'}
            choices={FORM_WORDS}
          />
          <LineField
            id={`${name}-label`}
            name={`${name}_label`}
            label={words.shape}
            value={row.label ?? ''}
          />
          <ChoiceField
            id={`${name}-teeth`}
            name={`${name}_teeth`}
            label={words.teeth}
            value={(row.teeth ?? '') as 'left'}
            choices={TEETH_WORDS}
            unset={words.teethNone}
          />
          <TextField
            id={`${name}-coordinates`}
            name={`${name}_coordinates`}
            label={words.coordinates}
            hint={words.coordinatesHint}
            value={row.coordinates ?? ''}
            rows={5}
          />
          <Status name={name} row={row} choices={choices} />
        </>
      )}
    </Rows>
  );
}

function Position({ name, row }: { readonly name: string; readonly row: Texts }) {
  return (
    <div class="pair">
      <LineField id={`${name}-lon`} name={`${name}_lon`} label={words.lon} value={row.lon ?? ''} dir="ltr" />
      <LineField id={`${name}-lat`} name={`${name}_lat`} label={words.lat} value={row.lat ?? ''} dir="ltr" />
    </div>
  );
}

function Status(props: {
  readonly name: string;
  readonly row: Texts;
  readonly choices: { readonly sides: Texts; readonly claims: Texts };
}) {
  const { name, row, choices } = props;
  return (
    <>
      <ChoiceField
        id={`${name}-claim`}
        name={`${name}_claim`}
        label={words.claim}
        value={row.claim ?? ''}
        choices={choices.claims}
        unset={words.claimOwn}
      />
      <div class="pair">
        <ChoiceField
          id={`${name}-status`}
          name={`${name}_status`}
          label={words.status}
          value={(row.status ?? 'claimed') as 'claimed'}
          choices={STATUS_WORDS}
        />
        <ChoiceField
          id={`${name}-side`}
          name={`${name}_side`}
          label={words.side}
          value={row.side ?? ''}
          choices={choices.sides}
          unset={words.sideNone}
        />
      </div>
      <LineField
        id={`${name}-legend`}
        name={`${name}_legend`}
        label={words.legend}
        value={row.legend ?? ''}
      />
    </>
  );
}

function Rows(props: {
  readonly title: string;
  readonly rows: readonly Texts[];
  readonly prefix: string;
  readonly open?: boolean;
  readonly children: (row: Texts, name: string) => preact.ComponentChildren;
}) {
  const { title, rows, prefix, open = false, children } = props;
  return (
    <section class="panel" id={`rows-${prefix}`} aria-labelledby={`rows-${prefix}-title`}>
      <h2 id={`rows-${prefix}-title`}>{title}</h2>
      {rows.map((row, i) => (
        <details class="row" key={i} open={open && i === rows.length - 1}>
          <summary>{row.name ?? row.label ?? (i === rows.length - 1 ? words.more : `${i + 1}`)}</summary>
          {children(row, `${prefix}${i}`)}
        </details>
      ))}
    </section>
  );
}
