import {
  DataArrayTexture,
  DataTexture,
  LinearMipmapLinearFilter,
  NearestFilter,
  RedFormat,
  UnsignedByteType,
  type BufferGeometry,
  type Object3D,
  type ShaderMaterial,
} from 'three';
import type { Font } from './art.ts';
import { INSTANCE_VALUES, InstancePool, writeInstance } from './instancePool.ts';
import { createTextMaterial } from './materials/text.ts';
import type { Uniforms } from './materials/uniforms.ts';
import { ROW_BYTES, writeRow, type Writing } from './textRows.ts';
import { unitQuad } from './unitQuad.ts';

export interface Sign extends Writing {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly angle: number;
  readonly width: number;
  readonly height: number;
  /** See `BOARD`. */
  readonly board: number;
}

const ROWS = 512;
const GLYPH = 8;

/** Everything that is written in the town, in one draw. */
export class SignDraws {
  readonly #pool: InstancePool;
  readonly #material: ShaderMaterial;
  readonly #quad: BufferGeometry = unitQuad();
  readonly #bytes = new Uint8Array(ROW_BYTES * ROWS);
  readonly #rows = new DataTexture(this.#bytes, ROW_BYTES, ROWS, RedFormat, UnsignedByteType);
  readonly #rowOf = new Map<Sign, number>();
  /** Of each row, the instance that shows it. */
  readonly #instances = new Float32Array(ROWS * INSTANCE_VALUES);
  /** Of each row, which call wanted it last. */
  readonly #wanted = new Uint32Array(ROWS);
  #call = 0;
  /** Rows of signs that are gone. */
  readonly #free: number[] = [];
  readonly #written = new WeakMap<Sign, Uint8Array>();
  readonly #fontTexture: DataArrayTexture;
  readonly #font: Font;

  constructor(parent: Object3D, font: Font, uniforms: Uniforms) {
    this.#font = font;
    this.#fontTexture = fontTexture(font);
    this.#material = createTextMaterial(uniforms, {
      uFont: { value: this.#fontTexture },
      uRows: { value: this.#rows },
    });
    this.#pool = new InstancePool(this.#quad, this.#material, 'sign');
    this.#pool.mesh.renderOrder = 2;
    parent.add(this.#pool.mesh);
  }

  /** What is written already keeps its row: of what stands as it stood, nothing is written again, nor looked at. */
  set(signs: readonly Sign[]): void {
    const shown = signs.slice(0, ROWS);
    this.#release(shown);
    this.#pool.clear();
    for (const sign of shown) {
      const row = this.#rowOf.get(sign) ?? this.#write(sign);
      this.#pool.addFrom(this.#instances, row * INSTANCE_VALUES);
    }
    this.#pool.commit();
  }

  /** Frees the rows of all others. */
  #release(wanted: readonly Sign[]): void {
    this.#call += 1;
    for (const sign of wanted) {
      const row = this.#rowOf.get(sign);
      if (row !== undefined) this.#wanted[row] = this.#call;
    }
    for (const [sign, row] of this.#rowOf) {
      if (this.#wanted[row] === this.#call) continue;
      this.#rowOf.delete(sign);
      this.#free.push(row);
    }
  }

  #write(sign: Sign): number {
    const row = this.#free.pop() ?? this.#rowOf.size;
    const { x, y, z, angle, board, width, height } = sign;
    this.#rowOf.set(sign, row);
    this.#bytes.set(this.#bytesOf(sign), row * ROW_BYTES);
    this.#rows.needsUpdate = true;
    writeInstance(this.#instances, row * INSTANCE_VALUES, [x, y, z, angle], [row, board, width, height]);
    return row;
  }

  #bytesOf(sign: Sign): Uint8Array {
    const known = this.#written.get(sign);
    if (known !== undefined) return known;
    const bytes = new Uint8Array(ROW_BYTES);
    writeRow(bytes, sign, this.#font.glyphOf);
    this.#written.set(sign, bytes);
    return bytes;
  }

  dispose(): void {
    this.#pool.dispose();
    this.#quad.dispose();
    this.#material.dispose();
    this.#rows.dispose();
    this.#fontTexture.dispose();
  }
}

function fontTexture({ layers, count }: Font): DataArrayTexture {
  const texture = new DataArrayTexture(Uint8Array.from(layers), GLYPH, GLYPH, count);
  texture.format = RedFormat;
  texture.magFilter = NearestFilter;
  texture.minFilter = LinearMipmapLinearFilter;
  texture.generateMipmaps = true;
  texture.unpackAlignment = 1;
  texture.needsUpdate = true;
  return texture;
}
