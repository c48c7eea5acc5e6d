import { useId } from "preact/hooks";
import type { Catalog } from "../../../engine/engine";
import { Choice } from "../../../panel/choice";
import { TexSymbol } from "../../../panel/tex-symbol";
import { catalogWords, entryOf, words as page, say } from "../../../words";
import { bytesText } from "./format";
import { type PartProps, type Report, text, wordsOf } from "./report";

type Memory = Report["memory"][number];

const PARTS = ["weights", "master_weights", "gradients", "state"] as const;
/** Below so many numbers an 8-bit optimizer compresses nothing: its bytes are then those of fp32. */
const isUncompressed = (one: Memory, all: readonly Memory[]) =>
  one.precision === "8bit" &&
  one.total === all.find(({ precision }) => precision === "fp32")?.total;

/** The memory of training in every precision, and what it is made of in the chosen one. */
export function MemoryPart({
  state,
  report,
  update,
  catalog,
}: PartProps & { readonly catalog: Catalog }) {
  const words = text.value;
  const id = useId();
  const most = Math.max(...report.memory.map(({ total }) => total));
  const chosen = report.memory.find(({ precision }) => precision === state.precision);
  return (
    <section class="scale-memory" aria-labelledby={id}>
      <h2 id={id}>{words.memory}</h2>
      <Choice
        label={words.optimizer}
        help={words.optimizerHelp}
        value={state.optimizer}
        options={catalog.optimizers.map(({ id: value }) => ({
          value,
          label: entryOf(catalogWords.value.optimizers, value).name,
        }))}
        onInput={(optimizer) => update({ optimizer })}
        words={page.value.panel}
      />
      <p class="scale-holds">
        <Holds state={state} report={report} catalog={catalog} />
      </p>
      <div class="scale-bars" role="radiogroup" aria-label={words.precision}>
        {report.memory.map((memory) => (
          <label
            class="scale-bar"
            key={memory.precision}
            data-on={memory.precision === state.precision || undefined}
          >
            <input
              type="radio"
              name={`${id}-precision`}
              checked={memory.precision === state.precision}
              onChange={() => update({ precision: memory.precision })}
            />
            <span class="scale-bar-name">{words.precisions[memory.precision]}</span>
            <span class="scale-stack">
              {PARTS.map((part) => (
                <span key={part} data-part={part} style={`width:${(100 * memory[part]) / most}%`} />
              ))}
            </span>
            <span class="scale-bar-total">{bytesText(memory.total, words)}</span>
          </label>
        ))}
      </div>
      {chosen && (
        <>
          <Parts memory={chosen} parameters={state.parameters} />
          <p class="hint">
            {words.precisionNotes[chosen.precision]}{" "}
            {isUncompressed(chosen, report.memory) && report.state_numbers > 0 && words.smallState}
          </p>
        </>
      )}
      <p class="hint">{words.notCounted}</p>
    </section>
  );
}

/** What the optimizer keeps, in a sentence or two. */
function Holds({
  state,
  report,
  catalog,
}: Pick<PartProps, "state" | "report"> & { readonly catalog: Catalog }) {
  const words = text.value;
  const { state: names, more_vectors: more, matrices } = report;
  const slots = catalog.optimizers.find(({ id }) => id === state.optimizer)?.state ?? [];
  const held = slots.filter(({ name }) => names.includes(name));
  const full = report.memory.find(({ precision }) => precision === "fp32");
  if (names.length + more + matrices === 0) return <>{words.holdsNothing}</>;
  return (
    <>
      {held.length > 0 && (
        <>
          {words.holdsBefore}{" "}
          {held.map(({ name, symbol }, index) => (
            <span key={name}>
              {index > 0 && ", "}
              {wordsOf(catalogWords.value.state, name) ?? name} <TexSymbol tex={symbol} />
            </span>
          ))}
          {words.holdsAfter(held.length)}{" "}
        </>
      )}
      {more === 1 && words.holdsTrial}
      {more > 1 && words.holdsPairs(more / 2)}
      {matrices > 0 &&
        words.holdsMatrix(say(report.state_numbers, 3), bytesText(full?.state ?? 0, words))}
    </>
  );
}

/** The bar of the chosen precision as a table: it is the legend too. */
function Parts({ memory, parameters }: { readonly memory: Memory; readonly parameters: number }) {
  const words = text.value;
  return (
    <table class="scale-parts">
      <tbody>
        {PARTS.filter((part) => memory[part] > 0).map((part) => (
          <tr key={part}>
            <th scope="row">
              <span class="scale-swatch" data-part={part} aria-hidden="true" />
              {words.parts[part]}
            </th>
            <td>{words.perParameter(bytesText(memory[part] / parameters, words))}</td>
            <td class="number">{bytesText(memory[part], words)}</td>
          </tr>
        ))}
        <tr class="scale-total">
          <th scope="row">{words.total}</th>
          <td>{words.perParameter(bytesText(memory.total / parameters, words))}</td>
          <td class="number">{bytesText(memory.total, words)}</td>
        </tr>
      </tbody>
    </table>
  );
}
