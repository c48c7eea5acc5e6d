import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Lazy } from "../../panel/lazy";
import { words as page } from "../../words";
import type { ViewProps } from "./view";

type More = typeof import("./more-views");
let more: More | undefined;

/** Fetches the views that the first load does without. */
export async function loadMore(): Promise<void> {
  more ??= await import("./more-views");
}

interface ReadyProps {
  readonly onReady: () => void;
}

function Ready({ onReady }: ReadyProps) {
  useEffect(onReady, [onReady]);
  return null;
}

const loadReady = () => loadMore().then(() => Ready);

/** A view that is fetched; its heading, by which another can be chosen, stands already meanwhile. */
export function later(pick: (all: More) => ComponentType<ViewProps>): ComponentType<ViewProps> {
  return function LaterView(props: ViewProps) {
    const [, setReady] = useState(more !== undefined);
    if (more) {
      const View = pick(more);
      return <View {...props} />;
    }
    return (
      <figure class="plot">
        <figcaption>{props.heading}</figcaption>
        <Lazy load={loadReady} props={{ onReady: () => setReady(true) }} words={page.value.panel} />
      </figure>
    );
  };
}
