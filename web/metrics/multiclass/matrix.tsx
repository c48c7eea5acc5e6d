import { useSignal } from "@preact/signals";
import { Segmented } from "../../panel/choice";
import { words as page, say } from "../../words";
import { WHOLES, type Whole } from "../judge";
import { percent, text } from "../words";
import type { JudgedRows } from "./judge";
import { multiclassWords } from "./words";

interface Props {
  readonly judged: JudgedRows;
  readonly shares: Whole;
  readonly onShares: (shares: Whole) => void;
}

/** The confusion matrix of all classes: rows are the true ones, columns the answers, as in scikit-learn. */
export function RowsMatrix({ judged, shares, onShares }: Props) {
  const words = multiclassWords.value;
  const lit = useSignal<number | undefined>(undefined);
  const { classes } = judged.rows;
  const many = classes.length;
  /** A cell in a sentence. */
  const said = (place: number) => {
    const [of, called] = [Math.floor(place / many), place % many];
    const share = (whole: Whole) => percentOf(judged.shares[whole][place]);
    return words.cell(
      classes[of] ?? "",
      classes[called] ?? "",
      say(judged.counts[place] ?? 0),
      share("row"),
      share("column"),
      of === called,
    );
  };
  return (
    <figure class="cls-figure mul-matrix">
      <figcaption>{text.value.matrix}</figcaption>
      <div class="mul-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.corner}</th>
              {classes.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, row) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {classes.map((column, at) => {
                  const place = row * many + at;
                  const share = judged.shares[shares][place] ?? 0;
                  return (
                    <td key={column}>
                      <button
                        type="button"
                        class="cls-cell mul-cell"
                        data-right={row === at || undefined}
                        style={`--share:${Math.round(100 * share)}%`}
                        onPointerEnter={() => {
                          lit.value = place;
                        }}
                        onPointerLeave={() => {
                          lit.value = undefined;
                        }}
                        onFocus={() => {
                          lit.value = place;
                        }}
                        onBlur={() => {
                          lit.value = undefined;
                        }}
                      >
                        <strong>{say(judged.counts[place] ?? 0)}</strong>
                        <span>{percentOf(judged.shares[shares][place])}</span>
                        <span class="p-spoken">{said(place)}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="mul-said hint" aria-hidden="true">
        {lit.value === undefined ? words.cellHint : said(lit.value)}
      </p>
      <Segmented
        label={text.value.sharesLabel}
        labelHidden
        value={shares}
        options={WHOLES.map((value) => ({ value, label: text.value.shares[value] }))}
        onInput={onShares}
        words={page.value.panel}
      />
    </figure>
  );
}

/** Of an empty row scikit-learn says 0. */
const percentOf = (share: number | undefined) =>
  percent(share === undefined || Number.isNaN(share) ? undefined : share);
