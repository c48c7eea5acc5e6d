// The relief follows the race: the same surface, view, colours, paths and time as the stage.

import { effect } from "@preact/signals";
import { Vector3 } from "three";
import type { FullRace, Relief } from "../../engine/engine";
import { type PageLook, pageLook } from "../../settings/look";
import { colorOf, markerOf } from "../../stage/palette";
import { picture } from "../../stage/picture";
import type { Projection } from "../../stage/projection";
import { say } from "../../words";
import type { RaceModel } from "../model";
import type { StageHandle } from "../stage";
import type { RacerState } from "../state";
import { type ReliefScene, SIGNS_BELOW } from "./scene";
import {
  ballSign,
  disposeSign,
  minimumSign,
  pointerSign,
  type Sign,
  startSign,
  textSign,
} from "./sprites";
import { createTrail, type ReliefTrail } from "./trails";

/** Nodes along the longer side of the cloth. */
const NODES = 220;
/** Device pixels along the longer side of its picture. */
const PICTURE_PIXELS = 1600;
/** Points of a path in all, and at most so many between two steps, so that it lies on the ground. */
const PATH_POINTS = 2400;
const MAX_PIECES = 12;
/** A ground that takes longer than this is laid when the view has rested for so long. */
const QUICK_MS = 12;
const REST_MS = 110;
/** In the order in which signs lie over each other. */
const ORDER = { axis: 4, minimum: 5, start: 6, ball: 7, pointer: 9 } as const;

interface Racer {
  readonly trail: ReliefTrail;
  points: Float32Array;
  ball: Sign | undefined;
  /** What the ball looks like. */
  look: string;
}

/** Lets a scene follow the race; `request` asks for the next frame. The relief is freed at the end. */
export function followRace(
  model: RaceModel,
  stage: StageHandle,
  scene: ReliefScene,
  relief: Relief,
  request: () => void,
) {
  const cloth = document.createElement("canvas");
  const racers: Racer[] = [];
  let heights = new Float32Array(0);
  let marks: Sign[] = [];
  let start: Sign | undefined;
  let pointer: Sign | undefined;
  let pieces = 1;
  const place = new Vector3();
  const stale = { ground: true, paths: true, pointer: false };
  let cost = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const put = (sign: Sign, race: FullRace, x: number, y: number) => {
    const [px = Number.NaN, height = 0, pz = 0] = relief.point(race, x, y);
    sign.sprite.visible = !Number.isNaN(px);
    scene.place(sign, px, height, pz);
  };
  const drop = (sign: Sign | undefined) => {
    if (!sign) return;
    scene.removeSign(sign);
    disposeSign(sign);
  };

  const drawGround = (race: FullRace, projection: Projection, look: PageLook) => {
    const { width, height } = projection;
    const { view } = model.state.peek();
    const longer = Math.max(width, height);
    const asked = {
      picture: picture(width, height, look, PICTURE_PIXELS / longer),
      log: model.colorLog.peek(),
    };
    relief.draw(race, cloth, view ? { ...asked, view: [...view] } : asked);
    const nodes = (side: number) => Math.max(Math.round((NODES * side) / longer), 2);
    const [columns, rows] = [nodes(width), nodes(height)];
    if (heights.length !== columns * rows) heights = new Float32Array(columns * rows);
    relief.write_heights(race, columns, rows, heights);
    scene.setGround(heights, columns, rows, [width / longer, height / longer], cloth);
  };

  const drawMarks = (race: FullRace, { span, width, height }: Projection, look: PageLook) => {
    for (const mark of marks) drop(mark);
    const { halo, scale, smallType, font } = look;
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue("--ink").trim();
    scene.setInk(style.getPropertyValue("--ink-3").trim());
    const minima = model.minima.peek();
    marks = minima.map(({ at }) => {
      const mark = scene.addSign(minimumSign(ink, halo, scale), ORDER.minimum);
      put(mark, race, at[0], at[1]);
      return mark;
    });
    const write = (text: string, x: number, z: number) => {
      const type = textSign(text, `${smallType}px ${font}`, ink, halo, smallType);
      const mark = scene.addSign(type, ORDER.axis);
      scene.place(mark, x, -SIGNS_BELOW, z);
      marks.push(mark);
    };
    const longer = Math.max(width, height);
    const [halfX, halfZ] = [width / longer, height / longer];
    const [x0, x1, y0, y1] = span;
    write(say(x0, 3), -halfX * 0.96, halfZ);
    write("x", 0, halfZ);
    write(say(x1, 3), halfX * 0.84, halfZ);
    write(say(y0, 3), halfX * 1.05, halfZ * 0.72);
    write("y", halfX * 1.03, 0);
    write(say(y1, 3), halfX * 1.04, -halfZ * 0.95);
    drop(start);
    start = scene.addSign(startSign(halo, scale), ORDER.start);
    drop(pointer);
    pointer = scene.addSign(pointerSign(ink, halo, scale), ORDER.pointer);
    pointer.sprite.visible = false;
  };

  const drawPaths = (race: FullRace, look: PageLook) => {
    const { racers: states, steps } = model.state.peek();
    pieces = Math.min(Math.max(Math.round(PATH_POINTS / steps), 1), MAX_PIECES);
    while (racers.length > states.length) forget(racers.pop());
    for (const [index, state] of states.entries()) {
      const racer = racers[index] ?? {
        ...{ trail: createTrail(scene.ground), points: new Float32Array(0) },
        ...{ ball: undefined, look: "" },
      };
      racers[index] = racer;
      const room = 3 * (steps * pieces + 1);
      if (racer.points.length !== room) racer.points = new Float32Array(room);
      const count = relief.write_path(race, index, pieces, racer.points);
      racer.trail.setPoints(racer.points, count);
      dress(racer, state, index, look);
    }
    const [x, y] = model.start.peek();
    if (start) put(start, race, x, y);
  };

  const dress = (
    racer: Racer,
    state: RacerState,
    index: number,
    { theme, halo, scale }: PageLook,
  ) => {
    const color = colorOf(state.look, theme);
    const isOpen = index === model.selected.peek();
    const width = (isOpen ? 3.5 : 2.25) * scale;
    const future = model.blind.peek() === undefined;
    racer.trail.setLook({ color, halo, width, visible: !state.hidden, future });
    const shape = markerOf(state.look);
    const look = [shape, color, halo, scale, isOpen].join();
    if (look === racer.look) return;
    racer.look = look;
    drop(racer.ball);
    const sign = ballSign(shape, color, halo, scale * (isOpen ? 1.2 : 1));
    racer.ball = scene.addSign(sign, ORDER.ball);
  };

  const forget = (racer: Racer | undefined) => {
    racer?.trail.dispose();
    drop(racer?.ball);
  };

  const drawTime = (time: number) => {
    for (let index = 0; index < racers.length; index++) {
      const racer = racers[index];
      if (!racer?.ball) continue;
      const taken = model.paths[index]?.taken ?? 0;
      const there = racer.trail.setTime(Math.min(time, taken) * pieces, place);
      racer.ball.sprite.visible = there && !model.state.peek().racers[index]?.hidden;
      if (there) scene.place(racer.ball, place.x, place.y, place.z);
    }
  };

  const drawPointer = (race: FullRace) => {
    const at = stage.pointer.peek();
    if (pointer && at) put(pointer, race, at[0], at[1]);
    else if (pointer) pointer.sprite.visible = false;
  };

  const update = () => {
    const projection = stage.shown.peek()?.projection;
    const race = model.fullRace();
    if (!race || !projection) return;
    const look = pageLook.peek();
    if (stale.ground) {
      const began = performance.now();
      drawGround(race, projection, look);
      drawMarks(race, projection, look);
      cost = performance.now() - began;
    }
    if (stale.ground || stale.paths) drawPaths(race, look);
    drawTime(model.time.peek());
    if (stale.ground || stale.pointer) drawPointer(race);
    stale.ground = false;
    stale.paths = false;
    stale.pointer = false;
  };

  const redraw = (part: keyof typeof stale) => {
    stale[part] = true;
    request();
  };
  const stops = [
    effect(() => {
      pageLook.value;
      model.colorLog.value;
      model.surfaceKey.value;
      model.full.value;
      redraw("ground");
    }),
    // A ground that takes long to lay waits until the view rests.
    effect(() => {
      stage.shown.value;
      clearTimeout(resting);
      if (cost < QUICK_MS) redraw("ground");
      else resting = setTimeout(() => redraw("ground"), REST_MS);
    }),
    effect(() => {
      model.generation.value;
      model.state.value;
      model.selected.value;
      model.blind.value;
      redraw("paths");
    }),
    effect(() => {
      stage.pointer.value;
      redraw("pointer");
    }),
    effect(() => {
      model.time.value;
      request();
    }),
  ];
  return {
    /** Brings the scene up to the race: to be called before it is rendered. */
    update,
    stop() {
      clearTimeout(resting);
      for (const stop of stops) stop();
      for (const racer of racers.splice(0)) forget(racer);
      for (const mark of [...marks, start, pointer]) drop(mark);
      relief.free();
    },
  };
}
