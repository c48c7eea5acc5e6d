import { signal } from "@preact/signals";
import type { Projection } from "./projection";

/** What a part of the scene draws over the stage beside the trails. */
export interface Layer {
  /** Below the trails; else above all else. */
  readonly below?: boolean;
  /** Drawn too while the future is hidden: it gives nothing away. */
  readonly blind?: boolean;
  /**
   * Draws in CSS pixels, with the projection in force, and leaves the context as it found it. It runs in every frame: nothing
   * is allocated in it.
   */
  readonly draw: (context: CanvasRenderingContext2D, projection: Projection) => void;
  /** The pointer is at this point of the plane; `undefined`: it has left the stage. */
  readonly point?: (at: readonly [number, number] | undefined) => void;
}

export type Layers = ReturnType<typeof createLayers>;

/** The layers of one stage: whoever adds one need not know the stage. */
export function createLayers() {
  const list = signal<readonly Layer[]>([]);
  return {
    list,
    /** Adds a layer on top of those that are there; what is returned takes it away. */
    add(layer: Layer): () => void {
      list.value = [...list.peek(), layer];
      return () => {
        list.value = list.peek().filter((one) => one !== layer);
      };
    },
    /** What a layer draws has changed: the next frame draws it anew. */
    redraw(): void {
      list.value = [...list.peek()];
    },
  };
}
