import { say } from "../../../words";
import type { CurveModel } from "./model";
import { curveWords } from "./words";

/** What the error of the present model is made of, in numbers. */
export function PartsTable({ model }: { readonly model: CurveModel }) {
  const text = curveWords.value;
  const parts = model.fan.shown.value?.parts;
  if (!parts) return null;
  const { bias, variance, noise, expected, standard_error, retrainings, parted } = parts;
  const sum = bias + variance + noise;
  const rows = [
    ["bias", text.parts.bias, bias],
    ["variance", text.parts.variance, variance],
    ["noise", text.parts.noise, noise],
  ] as const;
  return (
    <>
      <table class="curve-parts" data-stale={model.fan.late.value || undefined}>
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
      {!parted && <p class="hint">{text.notParted}</p>}
      {parted && bias < 0 && <p class="hint">{text.belowZero}</p>}
    </>
  );
}
