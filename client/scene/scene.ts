import type { Pose } from '../player/pose.ts';
import { lightTown } from './light.ts';
import { locatePart } from './locate.ts';
import { differingRecords } from './changes.ts';
import { createMarks, type Marks } from './marks.ts';
import { createMist } from './mist.ts';
import { createPicker } from './picker.ts';
import { createProbe } from './probe.ts';
import { limitsOf } from './quality.ts';
import { createSceneParts, type SceneParts } from './sceneParts.ts';
import { watchContext } from './watchContext.ts';
import { createScreen } from './screen.ts';
import type { SceneOptions, TownScene } from './townScene.ts';

/** Water, clouds and blinking are drawn at most this often. */
const AMBIENT_MS = 50;
const CALM_TIME = 3;
const START: Pose = { x: 0, y: 3.7, z: 200, yaw: 0, pitch: 0, fieldOfView: 54 };

/** Draws the town. Throws where the browser has no WebGL2: the list of containers serves then. */
export const createScene = (options: SceneOptions): TownScene => new DrawnTown(options);

class DrawnTown implements TownScene {
  readonly #options: SceneOptions;
  readonly #parts: SceneParts;
  readonly #marks: Marks;
  readonly #picker = createPicker();
  readonly #probe = createProbe();
  readonly #mist = createMist();
  readonly #screen;
  readonly #listeners = new AbortController();
  #limits;
  #pose = START;
  #armedCell: number | null = null;
  #drawnAt = -Infinity;
  #isDirty = true;

  constructor(options: SceneOptions) {
    this.#options = options;
    this.#limits = limitsOf(options.quality, options.step);
    this.#screen = createScreen(options.canvas);
    this.#parts = createSceneParts({
      ...options,
      limits: () => this.#limits,
      onClose: (buildings) => buildings.forEach(this.#marks.mark),
      onForm: this.#picker.replace,
    });
    this.#marks = createMarks(this.#parts);
    this.#picker.setGround(this.#parts.geography.groundAt);
    watchContext(options, this.#listeners.signal, () => this.#restore());
    this.resize();
  }

  readonly sync: TownScene['sync'] = (previous, next) => {
    if (differingRecords(previous, next).others) {
      this.#parts.geography.setRecords(next);
      this.#parts.draws.chooseAgain();
    }
    this.#parts.town.sync(previous, next, this.#options.now());
    if (this.#drawnAt === -Infinity) this.#prepare();
    this.#isDirty = true;
  };

  readonly setLand: TownScene['setLand'] = (hostIndex, land) => {
    this.#parts.geography.setGround(hostIndex, land?.ground ?? null);
    this.#parts.draws.setLand(hostIndex, land);
    this.#picker.setProps(this.#parts.draws.props());
    this.#isDirty = true;
  };

  readonly setGardens: TownScene['setGardens'] = (props) => {
    this.#parts.draws.setGardens(props);
    this.#picker.setGardens(props);
    this.#isDirty = true;
  };

  readonly setStats: TownScene['setStats'] = (figures, slots) => {
    this.#parts.town.setFigures(figures, slots, this.#options.now());
    this.#isDirty = true;
  };

  readonly writeSigns: TownScene['writeSigns'] = () => {
    this.#parts.draws.writeSigns();
    this.#isDirty = true;
  };

  readonly setPending: TownScene['setPending'] = (id, action) => {
    this.#parts.town.setPending(id, action, this.#options.now());
    this.#isDirty = true;
  };

  readonly setRefused: TownScene['setRefused'] = (id) => {
    this.#parts.town.setRefused(id, this.#options.now());
    this.#isDirty = true;
  };

  readonly setArmed: TownScene['setArmed'] = (id, remaining) => {
    const { town, cells } = this.#parts;
    const cell = (id && town.buildings.get(id)?.cell) ?? null;
    if (this.#armedCell !== null) cells.setChannel(this.#armedCell, 'armed', 0);
    if (cell !== null) cells.setChannel(cell, 'armed', remaining);
    this.#armedCell = cell;
    this.#isDirty = true;
  };

  readonly setHover: TownScene['setHover'] = (target) => {
    if (!this.#marks.hover(target)) return;
    this.#isDirty = true;
  };

  readonly pick: TownScene['pick'] = (clientX, clientY) =>
    this.#picker.pick(this.#screen.ray(this.#pose, clientX, clientY));

  readonly locate: TownScene['locate'] = (id, part) => {
    const building = this.#parts.town.buildings.get(id);
    const sight = { view: this.#screen.view(this.#pose), picker: this.#picker };
    const point = building && locatePart(building, part, sight);
    return point ? this.#screen.place(point) : null;
  };

  readonly render: TownScene['render'] = (pose, nowMs) => {
    const { town, motions, debris, stage, draws } = this.#parts;
    this.#pose = pose;
    this.#drawnAt = nowMs;
    town.step(nowMs);
    motions.step(nowMs);
    debris.step(nowMs);
    this.#setClocks(nowMs);
    this.#carry();
    stage.look(pose);
    this.#isDirty = draws.look(pose);
    this.#parts.uniforms.uCells.value = this.#parts.cellTexture.current();
    stage.draw();
    return !this.#isDirty;
  };

  readonly tookFrame: TownScene['tookFrame'] = (nowMs, cpuMs) => this.#probe.add(nowMs, cpuMs);

  readonly needsFrame: TownScene['needsFrame'] = (nowMs) => {
    const { motions, debris } = this.#parts;
    if (this.#isDirty || motions.isMoving() || debris.isMoving() || this.#mist.isMoving()) return true;
    if (this.#options.calm || document.hidden) return false;
    return this.#limits.ambient && nowMs - this.#drawnAt >= AMBIENT_MS;
  };

  readonly resize: TownScene['resize'] = () => {
    this.#parts.stage.resize(this.#limits.pixelRatio);
    this.#isDirty = true;
  };

  readonly measure: TownScene['measure'] = () => {
    const { town, draws, stage } = this.#parts;
    return this.#probe.measure(town.countOf(draws.houses.drawnCells()), stage, this.#options.now());
  };

  readonly setTimeOfDay: TownScene['setTimeOfDay'] = (time) => {
    lightTown(this.#parts.uniforms, time);
    this.#parts.draws.invalidate();
    this.#isDirty = true;
  };

  readonly setQuality: TownScene['setQuality'] = (quality, step) => {
    this.#limits = limitsOf(quality, step);
    this.#parts.draws.invalidate();
    this.resize();
  };

  readonly dispose: TownScene['dispose'] = () => {
    this.#listeners.abort();
    this.#parts.dispose();
  };

  #setClocks(nowMs: number): void {
    const { uniforms, cells, geography } = this.#parts;
    const { calm } = this.#options;
    uniforms.uTick.value = calm ? 1 : cells.tick(nowMs);
    uniforms.uTime.value = calm ? CALM_TIME : (nowMs / 1000) % 3600;
    uniforms.uBlink.value = calm ? 1 : 0.5 + 0.5 * Math.sin(nowMs / 160);
    uniforms.uFog.value.z = this.#mist.step(!geography.isLive(this.#pose.x), nowMs, calm);
  }

  /** What is drawn follows them with a frame, so that `measure` tells of the last one. */
  #carry(): void {
    const { town, draws } = this.#parts;
    const changes = town.takeChanges();
    if (changes.length > 0) draws.setBuildings(changes);
  }

  /** While the land is still to come, its town is made ready. */
  #prepare(): void {
    this.#carry();
    this.#parts.draws.prepare(this.#pose);
    this.#parts.forerunners.settle();
  }

  #restore(): void {
    this.#parts.draws.invalidate();
    this.#isDirty = true;
  }
}
