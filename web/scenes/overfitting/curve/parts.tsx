import { say } from "../../../words";
import type { CurveModel } from "./model";
import { curveWords } from "./words";

/** An error that is known to no better than this share of itself is too uncertain to be parted: what swings so is variance. */
const UNCERTAIN = 0.2;

/** Whether so many retrainings tell bias from variance. */
export function isParted(expected: number, standardError: number): boolean {
  return standardError <= UNCERTAIN * expected;
}

/** What the error of the present model is made of, in numbers. */
export function PartsTable({ model }: { readonly model: CurveModel }) {
  const text = curveWords.value;
  const parts = model.fan.value?.parts;
  if (!parts) return null;
  const { bias, variance, noise, expected, standard_error, retrainings } = parts;
  const sum = bias + variance + noise;
  const rows = [
    ["bias", text.parts.bias, bias],
    ["variance", text.parts.variance, variance],
    ["noise", text.parts.noise, noise],
  ] as const;
  return (
    <>
      <table class="curve-parts">
        <caption>{text.partsOf(say(retrainings))}</caption>
        <tbody>
          {rows.map(([id, label, value]) => (
            <tr key={id}>
              <th scope="row">
                <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
                  <rect class="curve-swatch" data-series={id} width="22" height="8" />
                </svg>
                {label}
              </th>
              <td>{say(value, 3)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{text.partsSum}</th>
            <td data-part="sum">{say(sum, 3)}</td>
          </tr>
          <tr>
            <th scope="row">
              <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
                <path class="curve-series" data-series="expected" d="M1 4h20" />
              </svg>
              {text.parts.expected}
            </th>
            <td data-part="expected">
              {say(expected, 3)} ± {say(2 * standard_error, 2)}
            </td>
          </tr>
        </tbody>
      </table>
      {!isParted(expected, standard_error) && <p class="hint">{text.notParted}</p>}
    </>
  );
}
