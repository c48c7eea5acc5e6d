import { Button } from "../panel/button";
import { type Binding, MOD } from "../state/keys";
import type { KeyId } from "../words/keys";
import { shellWords } from "../words/shell";
import { Dialog } from "./dialog";
import type { PartProps } from "./page";
import { openTour } from "./parts";

/** All keys of the page, from the very list that the handler runs. */
export function Help({ page, close }: PartProps) {
  const text = shellWords.value;
  return (
    <Dialog heading={text.help} closing={text.close} close={close}>
      <table class="key-table">
        <thead class="p-spoken">
          <tr>
            <th scope="col">{text.key}</th>
            <th scope="col">{text.does}</th>
          </tr>
        </thead>
        <tbody>
          {page.keys().map((binding) => (
            <KeyRow key={binding.id} binding={binding} />
          ))}
        </tbody>
      </table>
      <p class="dialog-hint">{text.helpHint}</p>
      <div class="dialog-foot">
        <Button icon="flag" onClick={openTour}>
          {text.tour}
        </Button>
      </div>
    </Dialog>
  );
}

function KeyRow({ binding: { id, keys } }: { readonly binding: Binding<KeyId> }) {
  const text = shellWords.value;
  return (
    <tr>
      <th scope="row">
        {keys.map((key, index) => (
          <>
            {index > 0 && " "}
            <kbd key={key}>{keyName(key, text.keyNames)}</kbd>
          </>
        ))}
      </th>
      <td>{text.keys[id]}</td>
    </tr>
  );
}

/** A key as its cap says it: `Mod+Shift+z` is Ctrl + Shift + Z. */
export function keyName(key: string, names: Readonly<Record<string, string>>): string {
  return key
    .split(/\+(?=.)/)
    .map((part) => names[part] ?? (part === "Mod" ? MOD : part.replace(/^[a-z]$/, upper)))
    .join(" + ");
}

function upper(letter: string): string {
  return letter.toUpperCase();
}
