import { Segmented } from "../../panel/choice";
import { words as page, say } from "../../words";
import type { Cell, ClassificationModel } from "./model";
import { ORDERS, SHARES } from "./state";
import { text } from "./words";

/** Rows are the true classes, columns the predicted ones, as in scikit-learn. */
const ROWS = {
  sklearn: [
    ["tn", "fp"],
    ["fn", "tp"],
  ],
  positive: [
    ["tp", "fn"],
    ["fp", "tn"],
  ],
} as const;

/** The confusion matrix: counts and percentages in one cell; a cell in the hand lights its points. */
export function Matrix({ model }: { readonly model: ClassificationModel }) {
  const words = text.value;
  const { order, shares } = model.state.value;
  const at = model.at.value;
  const rows = ROWS[order];
  const names = order === "sklearn" ? (["0", "1"] as const) : (["1", "0"] as const);
  const light = (cell: Cell | undefined) => {
    model.lit.value = cell;
  };
  return (
    <figure class="cls-figure cls-matrix">
      <figcaption>{words.matrix}</figcaption>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.corner}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {words.predicted} {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={names[row]}>
              <th scope="row">
                {words.actual} {names[row]}
              </th>
              {cells.map((cell) => (
                <td key={cell}>
                  <button
                    type="button"
                    class="cls-cell"
                    data-cell={cell}
                    data-right={cell === "tp" || cell === "tn" || undefined}
                    aria-pressed={model.lit.value === cell}
                    onPointerEnter={() => light(cell)}
                    onPointerLeave={() => light(undefined)}
                    onFocus={() => light(cell)}
                    onBlur={() => light(undefined)}
                  >
                    <small>{cell.toUpperCase()}</small>
                    <strong>{say(at[cell])}</strong>
                    <span>{percent(at.shares[shares][cell])}</span>
                    <span class="p-spoken">{words.cells[cell]}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="cls-matrix-settings">
        <Segmented
          label={words.sharesLabel}
          labelHidden
          value={shares}
          options={SHARES.map((value) => ({ value, label: words.shares[value] }))}
          onInput={(next) => model.update({ shares: next })}
          words={page.value.panel}
        />
        <Segmented
          label={words.orderLabel}
          labelHidden
          value={order}
          options={ORDERS.map((value) => ({ value, label: words.orders[value] }))}
          onInput={(next) => model.update({ order: next })}
          words={page.value.panel}
        />
      </div>
    </figure>
  );
}

function percent(share: number | undefined): string {
  return share === undefined ? "—" : `${say(share * 100, 3)} %`;
}
