/** One pixel of a tile. */
export interface Texel {
  /** Factor on the surface's colour, 0 … 1.99. */
  readonly light: number;
  /** Share of the trim colour: window frames, the second stripe of an awning. */
  readonly trim?: number;
  /** Share of glass: sky by day, lamp light where the house is lit, dark otherwise. */
  readonly glass?: number;
}

/** A plain number is a texel's lightness. Row 0 is the lower edge. */
export type Tile = (x: number, y: number) => number | Texel;
