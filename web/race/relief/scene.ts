// The relief as three draws it: it knows neither the race nor the page, and renders only when told.

import {
  AmbientLight,
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  DirectionalLight,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  Scene,
  Spherical,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import type { Sign } from "./sprites";

const FIELD_OF_VIEW = 32;
/** Heights are drawn this much lower than the longer side is half as wide. */
const HEIGHT = 0.62;
const TARGET = new Vector3(0, 0.2, 0);
/** From where it is looked at first: from the left, and from above enough to look into a valley. */
const HOME = { azimuth: -0.5, polar: 0.78 };
/** Room around the relief at first, for the signs at its edge. */
const MARGIN = 1.04;
/** How far below the ground the signs of the axes stand, in heights. */
export const SIGNS_BELOW = 0.1;
const DISTANCES = [0.8, 14] as const;
const POLARS = [0.02, Math.PI / 2 - 0.02] as const;
/** In three's units a diffuse surface gives back 1/π of the light. */
const AMBIENT = 0.72 * Math.PI;
const SUN = 0.5 * Math.PI;

export type ReliefScene = ReturnType<typeof createReliefScene>;

/** Asks for a context that can draw the relief; nothing where there is none. */
export function reliefContext(canvas: HTMLCanvasElement): WebGL2RenderingContext | undefined {
  return canvas.getContext("webgl2", { antialias: true, alpha: true }) ?? undefined;
}

export function createReliefScene(
  canvas: HTMLCanvasElement,
  context: WebGL2RenderingContext,
  onChange: () => void,
) {
  const renderer = new WebGLRenderer({ canvas, context, alpha: true });
  const scene = new Scene();
  const camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.05, 40);
  const controls = new OrbitControls(camera, canvas);
  controls.target.copy(TARGET);
  controls.enablePan = false;
  [controls.minDistance, controls.maxDistance] = DISTANCES;
  [controls.minPolarAngle, controls.maxPolarAngle] = POLARS;
  controls.addEventListener("change", onChange);

  const sun = new DirectionalLight(0xffffff, SUN);
  sun.position.set(-1.5, 2.5, 0.8);
  scene.add(new AmbientLight(0xffffff, AMBIENT), sun);
  /** Everything on the relief, in its own heights from 0 to 1. */
  const ground = new Group();
  ground.scale.y = HEIGHT;
  scene.add(ground);
  const cloth = new MeshLambertMaterial({
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  let mesh: Mesh<BufferGeometry, MeshLambertMaterial> | undefined;
  let height = 1;
  let half: readonly [number, number] = [1, 1];
  /** Nobody has turned it: it stays fitted to its frame. */
  let isHome = true;
  /** The edges of the plane below the relief, and a post up to each of its corners. */
  const frame = new LineSegments(new BufferGeometry(), new LineBasicMaterial());
  frame.geometry.setAttribute("position", new BufferAttribute(new Float32Array(48), 3));
  frame.frustumCulled = false;
  ground.add(frame);
  const signs = new Set<Sign>();
  const spherical = new Spherical();
  const offset = new Vector3();

  const scaleSign = ({ sprite, size }: Sign) => {
    const perPixel = (2 * Math.tan((FIELD_OF_VIEW * Math.PI) / 360)) / height;
    sprite.scale.set(size.width * perPixel, size.height * perPixel, 1);
  };
  /** Moves the camera around the target. */
  const orbit = (change: (place: Spherical) => void) => {
    isHome = false;
    offset.copy(camera.position).sub(controls.target);
    spherical.setFromVector3(offset);
    change(spherical);
    spherical.phi = Math.min(Math.max(spherical.phi, POLARS[0]), POLARS[1]);
    spherical.radius = Math.min(Math.max(spherical.radius, DISTANCES[0]), DISTANCES[1]);
    camera.position.copy(controls.target).add(offset.setFromSpherical(spherical));
    controls.update();
    onChange();
  };
  const home = () => {
    orbit((place) => {
      place.theta = HOME.azimuth;
      place.phi = HOME.polar;
    });
    const distance = fittingDistance(camera, half);
    orbit((place) => {
      place.radius = distance;
    });
    isHome = true;
  };
  controls.addEventListener("start", () => {
    isHome = false;
  });

  return {
    ground,
    /** The cloth over heights of a grid, row by row from the least y; `half`: half of its length along x and along z. */
    setGround(
      heights: Float32Array,
      columns: number,
      rows: number,
      halves: readonly [number, number],
      picture: HTMLCanvasElement,
    ): void {
      const [halfX, halfZ] = halves;
      if (halves.join() !== half.join()) {
        half = halves;
        if (isHome) home();
      }
      if (mesh?.geometry.getAttribute("position").count !== columns * rows) {
        mesh?.geometry.dispose();
        mesh?.removeFromParent();
        mesh = new Mesh(grid(columns, rows), cloth);
        ground.add(mesh);
      }
      const places = mesh.geometry.getAttribute("position");
      for (let node = 0; node < columns * rows; node++) {
        const across = (node % columns) / (columns - 1);
        const up = Math.floor(node / columns) / (rows - 1);
        places.setXYZ(node, (2 * across - 1) * halfX, heights[node] ?? 0, (1 - 2 * up) * halfZ);
      }
      places.needsUpdate = true;
      mesh.geometry.computeVertexNormals();
      mesh.geometry.computeBoundingSphere();
      const edges = frame.geometry.getAttribute("position");
      for (const [index, [x, z]] of EDGES.entries()) {
        const [nextX, nextZ] = EDGES[(index + 1) % EDGES.length] ?? [x, z];
        const column = x < 0 ? 0 : columns - 1;
        const row = z > 0 ? 0 : rows - 1;
        edges.setXYZ(4 * index, x * halfX, 0, z * halfZ);
        edges.setXYZ(4 * index + 1, nextX * halfX, 0, nextZ * halfZ);
        edges.setXYZ(4 * index + 2, x * halfX, 0, z * halfZ);
        edges.setXYZ(4 * index + 3, x * halfX, heights[row * columns + column] ?? 0, z * halfZ);
      }
      edges.needsUpdate = true;
      const old = cloth.map;
      cloth.map = new CanvasTexture(picture);
      cloth.map.colorSpace = SRGBColorSpace;
      cloth.map.anisotropy = renderer.capabilities.getMaxAnisotropy();
      if (!old) cloth.needsUpdate = true;
      old?.dispose();
    },
    setInk(ink: string): void {
      frame.material.color.set(ink);
    },
    addSign(sign: Sign, order: number): Sign {
      signs.add(sign);
      sign.sprite.renderOrder = order;
      scaleSign(sign);
      scene.add(sign.sprite);
      return sign;
    },
    /** Puts a sign at x, height and z. */
    place({ sprite }: Sign, x: number, up: number, z: number): void {
      sprite.position.set(x, up * HEIGHT, z);
    },
    removeSign(sign: Sign): void {
      signs.delete(sign);
    },
    resize(width: number, high: number, ratio: number): void {
      height = high;
      renderer.setPixelRatio(ratio);
      renderer.setSize(width, high, false);
      camera.aspect = width / high;
      camera.updateProjectionMatrix();
      for (const sign of signs) scaleSign(sign);
      if (isHome) home();
    },
    /** Turns by angles, in radians: around, and over. */
    turn: (around: number, over: number) =>
      orbit((place) => {
        place.theta += around;
        place.phi += over;
      }),
    zoom: (factor: number) =>
      orbit((place) => {
        place.radius /= factor;
      }),
    home,
    render(): void {
      renderer.render(scene, camera);
    },
    dispose(): void {
      controls.dispose();
      mesh?.geometry.dispose();
      cloth.map?.dispose();
      cloth.dispose();
      frame.geometry.dispose();
      frame.material.dispose();
      renderer.dispose();
      // A browser has few contexts: this one is given back at once.
      context.getExtension("WEBGL_lose_context")?.loseContext();
    },
  };
}

/** From how far the camera, looking where it looks, sees all of the box that the relief fills. */
function fittingDistance(camera: PerspectiveCamera, [halfX, halfZ]: readonly [number, number]) {
  camera.updateMatrixWorld();
  const [right, up, back] = [new Vector3(), new Vector3(), new Vector3()];
  camera.matrixWorld.extractBasis(right, up, back);
  const tangent = Math.tan((FIELD_OF_VIEW * Math.PI) / 360);
  let distance = 0;
  for (const corner of CORNERS) {
    const [x, y, z] = corner;
    const from = new Vector3(x * halfX, y * HEIGHT, z * halfZ).multiplyScalar(MARGIN).sub(TARGET);
    const across = Math.abs(from.dot(right)) / (tangent * camera.aspect);
    const over = Math.abs(from.dot(up)) / tangent;
    distance = Math.max(distance, Math.max(across, over) + from.dot(back));
  }
  return distance;
}

/** The corners of the plane in turn: x and z. */
const EDGES = [
  [-1, 1],
  [1, 1],
  [1, -1],
  [-1, -1],
] as const;

const CORNERS = [-1, 1].flatMap((x) =>
  [-2 * SIGNS_BELOW, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z] as const)),
);

/** A grid's triangles and the place of each node on the picture. */
function grid(columns: number, rows: number): BufferGeometry {
  const geometry = new BufferGeometry();
  const nodes = columns * rows;
  geometry.setAttribute("position", new BufferAttribute(new Float32Array(3 * nodes), 3));
  const places = new Float32Array(2 * nodes);
  const triangles = new Uint32Array(6 * (columns - 1) * (rows - 1));
  let at = 0;
  for (let node = 0; node < nodes; node++) {
    const [column, row] = [node % columns, Math.floor(node / columns)];
    places[2 * node] = column / (columns - 1);
    places[2 * node + 1] = row / (rows - 1);
    if (column === columns - 1 || row === rows - 1) continue;
    const [right, above] = [node + 1, node + columns];
    triangles.set([node, right, above, right, above + 1, above], at);
    at += 6;
  }
  geometry.setAttribute("uv", new BufferAttribute(places, 2));
  geometry.setIndex(new BufferAttribute(triangles, 1));
  return geometry;
}
