import { Segmented } from "../panel/choice";
import { words as page, say } from "../words";
import type { Chain } from "./chain";
import "./figures.css";
import { type Cell, type Counted, WHOLES, type Whole } from "./judge";
import { percent, text } from "./words";

export const ORDERS = ["sklearn", "positive"] as const;
/** Whether the matrix begins with the negative class, as scikit-learn's, or with the positive. */
export type Order = (typeof ORDERS)[number];

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

/** How the matrix is read. */
export interface Reading {
  readonly shares: Whole;
  readonly order: Order;
}

interface MatrixProps {
  readonly counted: Counted;
  readonly lit: Chain["lit"];
  readonly reading: Reading;
  readonly onRead: (change: Partial<Reading>) => void;
}

/** The confusion matrix: counts and percentages in one cell; a cell in the hand lights its points. */
export function Matrix({ counted: at, lit, reading, onRead }: MatrixProps) {
  const words = text.value;
  const { order, shares } = reading;
  const rows = ROWS[order];
  const names = order === "sklearn" ? (["0", "1"] as const) : (["1", "0"] as const);
  const light = (cell: Cell | undefined) => {
    lit.value = cell;
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
                    aria-pressed={lit.value === cell}
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
          options={WHOLES.map((value) => ({ value, label: words.shares[value] }))}
          onInput={(next) => onRead({ shares: next })}
          words={page.value.panel}
        />
        <Segmented
          label={words.orderLabel}
          labelHidden
          value={order}
          options={ORDERS.map((value) => ({
            value,
            label: words.orders[value],
            title: value === "sklearn" ? words.orderOfSklearn : undefined,
          }))}
          onInput={(next) => onRead({ order: next })}
          words={page.value.panel}
        />
      </div>
    </figure>
  );
}
