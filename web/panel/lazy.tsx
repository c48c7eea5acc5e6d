import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useCallback, useEffect } from "preact/hooks";
import type { PanelWords } from "../words/panel";
import { Button } from "./button";

interface LazyProps<Props extends object> {
  /** Fetches the part's code; asked once, and again after a failure. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** What the part itself is given. */
  readonly props: Props;
  readonly words: PanelWords;
}

/** A part whose code is fetched when it is first shown. Without a network a sentence stands in its place, and a way to retry. */
export function Lazy<Props extends object>({ load, props, words }: LazyProps<Props>) {
  // In an object, because a component is a function, which a signal's setter would not tell from a value.
  const part = useSignal<{ readonly View: ComponentType<Props> } | "loading" | "failed">("loading");
  const fetch = useCallback(() => {
    part.value = "loading";
    load().then(
      (View) => {
        part.value = { View };
      },
      () => {
        part.value = "failed";
      },
    );
  }, [load, part]);
  useEffect(fetch, [fetch]);
  if (part.value === "loading") return <p class="hint p-loading">{words.partLoading}</p>;
  if (part.value === "failed") {
    return (
      <div class="p-loading" role="alert">
        <p class="hint">{words.partFailed}</p>
        <Button onClick={fetch}>{words.retry}</Button>
      </div>
    );
  }
  const { View } = part.value;
  return <View {...props} />;
}
