import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Button } from "../panel/button";
import { Choice, Segmented } from "../panel/choice";
import { Toggle } from "../panel/toggle";
import { theme, type Ui } from "../settings/settings";
import { announce } from "../state/announce";
import { words } from "../words";
import { locale } from "../words/locale";
import { shellWords } from "../words/shell";
import { copyText } from "./copy";
import { Dialog } from "./dialog";
import type { PartProps } from "./page";
import { HOSTS, type Host, isDeck, SLIDE_DENSITY, snippet } from "./snippets";

const SIZES = ["480×270", "640×360", "960×540", "1280×720"] as const;
const UIS = ["compact", "bare", "full"] as const satisfies readonly Ui[];

/** The code of a frame with the present state, for each kind of document. */
export function Slides({ page, close }: PartProps) {
  const text = shellWords.value.frames;
  const panel = words.value.panel;
  const host = useSignal<Host>("reveal");
  const ui = useSignal<(typeof UIS)[number]>("compact");
  const size = useSignal<(typeof SIZES)[number]>("960×540");
  const autoplay = useSignal(false);
  const byHand = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);

  const [width = 0, height = 0] = size.value.split("×").map(Number);
  const deck = isDeck(host.value);
  // What the slide shows depends on nobody's own settings.
  const address = page.link({
    lang: locale.value,
    theme: theme.value,
    ui: ui.value === "full" ? "" : ui.value,
    dpr: deck ? String(SLIDE_DENSITY) : "",
    autoplay: deck && autoplay.value ? "1" : "",
  });
  const title = text.title(page.about());
  const code = snippet(host.value, { address, title, width, height });

  const copy = async () => {
    if (await copyText(code)) {
      announce(text.copied, { shown: true });
      return;
    }
    byHand.value = true;
    field.current?.focus();
    field.current?.select();
  };
  return (
    <Dialog heading={text.heading} closing={shellWords.value.close} close={close}>
      <p class="dialog-hint">{text.intro}</p>
      <Choice
        label={text.host}
        value={host.value}
        options={HOSTS.map((value) => ({ value, label: text.hosts[value] }))}
        onInput={(value) => {
          host.value = value;
        }}
        words={panel}
      />
      <Segmented
        label={text.shows}
        value={ui.value}
        options={UIS.map((value) => ({ value, label: text.uis[value] }))}
        onInput={(value) => {
          ui.value = value;
        }}
        words={panel}
      />
      <Segmented
        label={text.size}
        value={size.value}
        options={SIZES.map((value) => ({ value, label: value }))}
        onInput={(value) => {
          size.value = value;
        }}
        words={panel}
      />
      {deck && (
        <Toggle
          label={text.autoplay}
          value={autoplay.value}
          onInput={(on) => {
            autoplay.value = on;
          }}
          words={panel}
        />
      )}
      <textarea
        class="copy-field"
        ref={field}
        aria-label={text.code}
        rows={6}
        readOnly
        spellcheck={false}
        value={code}
      />
      <p class="dialog-hint">{byHand.value ? text.copyByHand : text.hints[host.value]}</p>
      {isLocal() && <p class="dialog-hint">{text.local}</p>}
      <div class="dialog-foot">
        <Button look="primary" icon="duplicate" onClick={() => void copy()}>
          {text.copy}
        </Button>
      </div>
    </Dialog>
  );
}

function isLocal(): boolean {
  return location.protocol === "file:" || /^(localhost|127\.|\[::1\])/.test(location.hostname);
}
