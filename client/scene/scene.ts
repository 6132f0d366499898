import { ISLAND_PITCH, islandX } from '../../shared/plots.ts';
import type { ContainerAction } from '../../shared/actions.ts';
import { districtsOf, hostsOf, type Host, type ContainerId, type RecordMap } from '../../shared/records.ts';
import { islandOf, type Island } from '../city/island/island.ts';
import { LOOKS } from '../city/looks.ts';
import { PARTS, type Part, type Target } from '../city/parts.ts';
import type { PropPlacement } from '../city/props/placing.ts';
import type { Pose } from '../player/pose.ts';
import type { Building } from './building.ts';
import { createCells } from './cells.ts';
import { createDraws } from './draws.ts';
import { partNumber } from './fittingDraws.ts';
import { lightTown } from './light.ts';
import { locatePart } from './locate.ts';
import { createUniforms } from './materials/uniforms.ts';
import { createMist } from './mist.ts';
import { createMotions } from './motions.ts';
import { createPalettes } from './palettes.ts';
import { createPicker } from './picker.ts';
import { createProbe } from './probe.ts';
import { limitsOf } from './quality.ts';
import { Stage } from './stage.ts';
import { createCellTexture, createTiles } from './textures.ts';
import { createTown } from './town.ts';
import { createTownArt } from './townArt.ts';
import type { SceneOptions, TownScene } from './townScene.ts';
import { rayThrough, type View } from './view.ts';

const AMBIENT_MS = 50;
const START: Pose = { x: 0, y: 3.7, z: 200, yaw: 0, pitch: 0, fieldOfView: 54 };

/** Draws the town. Throws where the browser has no WebGL2: the list of containers serves then. */
export function createScene(options: SceneOptions): TownScene {
  const { canvas, now } = options;
  const uniforms = createUniforms();
  const art = createTownArt();
  const cells = createCells();
  const motions = createMotions(cells);
  const palettes = createPalettes();
  const town = createTown({
    art,
    cells,
    motions,
    paletteNumberOf: (container) => palettes.numberOf(art.dressOf(container).palette),
    isCalm: () => options.calm,
  });
  const picker = createPicker();
  const grounds = new Map<number, Island>();
  const groundAt = (x: number, z: number): number => {
    const index = Math.round(x / ISLAND_PITCH);
    return grounds.get(index)?.groundAt(x - islandX(index), z) ?? -Infinity;
  };
  picker.setGround(groundAt);
  const probe = createProbe();
  let limits = limitsOf(options.quality);
  const stage = new Stage({ canvas, uniforms, antialias: limits.antialias });
  const chainedParts = ({ container }: Building): readonly Part[] =>
    PARTS.filter((part) => options.chainedBecause(container, part) !== null);
  let projects: ReadonlyMap<string, string> = new Map();
  const projectAt = ({ x, parcel }: PropPlacement): string =>
    projects.get(`${Math.round(x / ISLAND_PITCH)} ${parcel ?? -1}`) ?? COMMONS;
  let hosts: ReadonlyMap<number, Host> = new Map();
  const isLive = (x: number): boolean => hosts.get(Math.round(x / ISLAND_PITCH))?.state === 'live';
  const pendingOf = ({ id }: Building): ContainerAction | null => town.pendingOf(id) ?? null;
  const draws = createDraws({
    stage,
    art,
    uniforms,
    limits: () => limits,
    seed: options.seed,
    groundAt,
    chainedParts,
    pendingOf,
    projectAt,
    isLive,
  });
  const tiles = createTiles();
  const cellTexture = createCellTexture(cells);
  uniforms.uTiles.value = tiles;
  uniforms.uPalette.value = palettes.texture;
  for (const [i, look] of LOOKS.entries()) {
    const { muted, bright } = art.shade(look);
    uniforms.uMood.value[i]?.set(muted, bright);
  }
  lightTown(uniforms, options.timeOfDay);
  stage.resize(limits.pixelRatio);

  let pose = START;
  let version = -1;
  let drawnAt = -Infinity;
  let hovered: Target | null = null;
  let isDirty = true;
  const mist = createMist();
  const view = (): View => ({ pose, aspect: stage.camera.aspect });
  const touch = (): void => {
    isDirty = true;
  };

  const mark = (building: Building): void => {
    const part = hovered?.id === building.id ? partNumber(hovered.part) : 0;
    const chained = chainedParts(building).reduce((bits, name) => bits | (1 << partNumber(name)), 0);
    cells.setMarks(building.cell, part, chained);
  };
  const markId = (id: ContainerId | undefined): void => {
    const building = id && town.buildings().get(id);
    if (building) mark(building);
    touch();
  };

  const refresh = (): void => {
    if (town.version() === version) return;
    version = town.version();
    picker.setBuildings([...town.buildings().values()]);
    for (const building of town.buildings().values()) mark(building);
    draws.setBuildings([...town.buildings().values(), ...town.leaving()]);
  };

  const pick = (clientX: number, clientY: number): Target | null => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const across = ((clientX - left) / width) * 2 - 1;
    return picker.pick(rayThrough(view(), across, 1 - ((clientY - top) / height) * 2));
  };

  const render = (next: Pose, nowMs: number): void => {
    const start = performance.now();
    pose = next;
    town.step(nowMs);
    motions.step(nowMs);
    refresh();
    uniforms.uTick.value = options.calm ? 1 : cells.tick(nowMs);
    uniforms.uFog.value.z = mist.step(hosts.size > 0 && !isLive(pose.x), nowMs, options.calm);
    uniforms.uTime.value = options.calm ? 3 : (nowMs / 1000) % 3600;
    uniforms.uBlink.value = options.calm ? 1 : 0.5 + 0.5 * Math.sin(nowMs / 160);
    uniforms.uCells.value = cellTexture.current();
    stage.look(pose);
    draws.look(pose);
    stage.draw();
    drawnAt = nowMs;
    isDirty = false;
    probe.add(nowMs, performance.now() - start);
  };

  const onLost = (event: Event): void => {
    event.preventDefault();
    options.onContext('lost');
  };
  const onRestored = (): void => {
    touch();
    options.onContext('restored');
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);

  return {
    sync: (previous, next) => {
      town.sync(previous, next, now());
      projects = projectsByParcel(next);
      hosts = new Map(hostsOf(next).map((host) => [host.index, host]));
      touch();
    },
    setLand: (hostIndex, land) => {
      draws.setLand(hostIndex, land);
      grounds.set(hostIndex, islandOf(land.ground));
      touch();
    },
    setStats: (figures) => {
      const nowMs = now();
      for (const figure of figures) {
        const cell = town.cellOfSlot(figure.slot);
        if (cell !== undefined) cells.setFigures(cell, figure, nowMs);
      }
      touch();
    },
    setPending: (id, action) => {
      town.setPending(id, action, now());
      touch();
    },
    setRefused: (id) => {
      town.setRefused(id, now());
      touch();
    },
    setArmed: (id, remaining) => {
      for (const { id: other, cell } of town.buildings().values()) {
        cells.setChannel(cell, 'armed', other === id ? remaining : 0);
      }
      touch();
    },
    setHover: (target) => {
      if (hovered?.id === target?.id && hovered?.part === target?.part) return;
      const before = hovered?.id;
      hovered = target;
      markId(before);
      markId(target?.id);
    },
    pick,
    locate: (id, part) => {
      const building = town.buildings().get(id);
      const place = building && locatePart(building, part, { view: view(), picker });
      if (!place) return null;
      const { left, top, width, height } = canvas.getBoundingClientRect();
      return {
        x: left + ((place.across + 1) / 2) * width,
        y: top + ((1 - place.up) / 2) * height,
        visible: place.visible,
      };
    },
    render,
    needsFrame: (nowMs) => isDirty || motions.isMoving() || mist.isMoving() || isAmbientDue(nowMs),
    resize: () => {
      stage.resize(limits.pixelRatio);
      touch();
    },
    measure: () => probe.measure(town.buildings().size, stage.renderer, now()),
    setTimeOfDay: (time) => {
      lightTown(uniforms, time);
      draws.invalidate();
      touch();
    },
    setQuality: (quality) => {
      limits = limitsOf(quality);
      stage.resize(limits.pixelRatio);
      draws.invalidate();
      touch();
    },
    dispose: () => {
      canvas.removeEventListener('webglcontextlost', onLost);
      canvas.removeEventListener('webglcontextrestored', onRestored);
      draws.dispose();
      cellTexture.dispose();
      palettes.texture.dispose();
      tiles.dispose();
      stage.dispose();
    },
  };

  function isAmbientDue(nowMs: number): boolean {
    if (options.calm || document.hidden) return false;
    return limits.ambient && nowMs - drawnAt >= AMBIENT_MS;
  }
}

const COMMONS = 'commons';

/** Host index and parcel → the project whose ground it is. */
function projectsByParcel(records: RecordMap): ReadonlyMap<string, string> {
  const projects = new Map<string, string>();
  for (const { host, project, parcels } of districtsOf(records)) {
    const record = records.get(host);
    const index = record?.type === 'host' ? record.index : 0;
    for (const parcel of parcels) projects.set(`${index} ${parcel}`, project || COMMONS);
  }
  return projects;
}
