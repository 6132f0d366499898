import { Mesh, type BufferGeometry, type DataTexture, type ShaderMaterial } from 'three';

/** Part of a geometry: where its indices begin, in bytes, and how many they are. */
export interface Range {
  readonly start: number;
  readonly count: number;
}

/**
 * Many ranges of one geometry in one draw call (`WEBGL_multi_draw`; where a browser lacks it, three issues one a range). It has what
 * three's renderer reads of a `BatchedMesh`; that class itself insists on positions of three floats.
 */
export class BatchMesh extends Mesh<BufferGeometry, ShaderMaterial> {
  readonly isBatchedMesh = true;
  readonly _colorsTexture = null;
  readonly _indirectTexture = null;
  /** What the shader reads of each range; null where it reads nothing. */
  _matricesTexture: DataTexture | null = null;
  _multiDrawStarts = new Int32Array();
  _multiDrawCounts = new Int32Array();
  _multiDrawCount = 0;

  /** Nothing is drawn before ranges are shown. */
  constructor(geometry: BufferGeometry, material: ShaderMaterial) {
    super(geometry, material);
    this.frustumCulled = false;
    this.visible = false;
  }

  /** For so many ranges, whatever is shown is forgotten. */
  makeRoom(ranges: number): void {
    this._multiDrawStarts = new Int32Array(ranges);
    this._multiDrawCounts = new Int32Array(ranges);
    this.hideAll();
  }

  hideAll(): void {
    this._multiDrawCount = 0;
    this.visible = false;
  }

  /** One more, for which there must be room. */
  show({ start, count }: Range): void {
    this._multiDrawStarts[this._multiDrawCount] = start;
    this._multiDrawCounts[this._multiDrawCount] = count;
    this._multiDrawCount += 1;
    this.visible = true;
  }

  /** Of all triangles that it draws. */
  corners(): number {
    return this._multiDrawCounts.subarray(0, this._multiDrawCount).reduce((sum, count) => sum + count, 0);
  }
}
