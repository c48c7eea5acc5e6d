import type { BoundaryShipped } from "../../../engine/boundary";
import { Button } from "../../../panel/button";
import { say } from "../../../words";
import { formatPercent } from "./format";
import type { BoundaryModel } from "./model";
import { boundaryWords } from "./words";

/** The step that one would ship: its test is looked at once, when it is chosen. */
export function Shipping({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.shipping;
  const { ship, points } = model.state.value;
  if (points !== "") return <p class="hint">{text.own}</p>;
  if (ship !== null) return <Test model={model} />;
  const step = model.shownStep.value;
  return (
    <Button
      icon="eye"
      title={text.help}
      disabled={model.report.value?.stop == null}
      onClick={() => model.update({ ship: step })}
    >
      {text.ship(say(step))}
    </Button>
  );
}

/** What the test says, beside validation's own choice. */
function Test({ model }: { readonly model: BoundaryModel }) {
  const text = boundaryWords.value.shipping;
  const shipping = model.shipping.value;
  if (!shipping) return null;
  const { chosen, best, count } = shipping;
  const isBest = chosen.step === best.step;
  const names = text.rows[model.task.value];
  const score = (value: number) =>
    model.task.value === "regression" ? say(value, 2) : formatPercent(value);
  const row = (name: string, of: (shipped: BoundaryShipped) => string) => (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{of(chosen)}</td>
      {!isBest && <td class="number">{of(best)}</td>}
    </tr>
  );
  return (
    <section class="boundary-shipping" aria-label={text.heading}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.step}</th>
            <th scope="col" class="number">
              {text.chosen(say(chosen.step))}
            </th>
            {!isBest && (
              <th scope="col" class="number">
                {text.best(say(best.step))}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {row(text.validation(names.loss), (one) => say(one.validation_loss, 3))}
          {row(text.test(names.loss), (one) => say(one.test_loss, 3))}
          {row(text.test(names.score), (one) => score(one.test_score))}
        </tbody>
      </table>
      <p>
        {isBest ? text.isBest : chosen.test_loss > best.test_loss ? text.worse : text.better}{" "}
        {best.test_loss > best.validation_loss ? text.optimistic : text.lucky}
      </p>
      <p class="hint">{text.spent(say(count))}</p>
    </section>
  );
}
