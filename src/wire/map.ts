/** What the map's page in the console is painted from. */
import Type from 'typebox';

export interface MapShapeView {
  readonly form: 'area' | 'front' | 'border' | 'route' | 'arrow';
  readonly label: string;
  /** Of a front line; empty for none stated. */
  readonly teeth?: string;
  readonly coordinates: string;
  readonly status: string;
  readonly claim: string;
  readonly side: string;
  readonly legend: string;
}

export interface FoundPlaceView {
  readonly name: string;
  readonly countryName: string;
  readonly region: string;
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
  readonly kind: 'capital' | 'city' | 'town';
}

export const ClickSchema = Type.Object(
  {
    x: Type.Number(),
    y: Type.Number(),
    box: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  },
  { additionalProperties: false },
);
export const ClickedSchema = Type.Object(
  { lon: Type.Number(), lat: Type.Number() },
  { additionalProperties: false },
);
