import { useEffect } from "preact/hooks";
import { Button } from "../../panel/button";
import { Choice, Segmented } from "../../panel/choice";
import { MarkerIcon } from "../../panel/marker-icon";
import { Slider } from "../../panel/slider";
import { Toggle } from "../../panel/toggle";
import { pageLook } from "../../settings/look";
import { colorOf, markerOf } from "../../stage/palette";
import { byLocale, say, words } from "../../words";
import { predictEn } from "../../words/predict.en";
import { predictRu } from "../../words/predict.ru";
import type { RaceModel } from "../model";
import { RacerName, racerName } from "../names";
import { compared } from "../results";
import { showFlags } from "./flags";
import { endOf, type Game, gameOf } from "./game";
import { KINDS } from "./kinds";
import "./predict.css";

const text = byLocale({ ru: predictRu, en: predictEn });

interface Props {
  readonly model: RaceModel;
}

interface GameProps extends Props {
  readonly game: Game;
}

/** Guess first, then see: flags, a winner or a step of divergence, and a score that can be kept for a round. */
export function Predict({ model }: Props) {
  const game = gameOf(model);
  useEffect(() => showFlags(model, game), [model, game]);
  useEffect(() => followInput(game), [game]);
  // Another tab is chosen: the flags of the last guess go with this one.
  useEffect(() => game.close, [game]);
  const phase = game.phase.value;
  return (
    <section class="predict" aria-label={text.value.heading}>
      {phase === "idle" && <Idle model={model} game={game} />}
      {phase === "guess" && <Guess model={model} game={game} />}
      {phase === "run" && <Running game={game} />}
      {phase === "done" && <Done model={model} game={game} />}
      {phase !== "run" && <p class="predict-remote">{text.value.remote}</p>}
      <RoundTable game={game} model={model} />
    </section>
  );
}

/** A clicker sends two keys; and a flag that was placed with the pointer hands over to the next racer. */
function followInput(game: Game): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof HTMLElement && target.closest("input, select, textarea")) return;
    const onStage = target instanceof HTMLElement && target.closest(".stage-live") !== null;
    if (event.key === "PageDown") game.forward();
    else if (event.key === "PageUp") game.back();
    else if (event.key === "Enter" && onStage && game.phase.peek() === "guess") game.forward();
    else return;
    event.preventDefault();
  };
  const onUp = ({ target }: PointerEvent) => {
    if (game.phase.peek() !== "guess") return;
    if (target instanceof HTMLElement && target.closest(".stage-live")) game.turn();
  };
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerup", onUp);
  return () => {
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("pointerup", onUp);
  };
}

function Idle({ model, game }: GameProps) {
  const said = text.value;
  const kind = game.kind.value;
  return (
    <>
      <p class="hint">{said.intro}</p>
      <Segmented
        label={said.what}
        labelHidden
        value={kind}
        options={KINDS.map((value) => ({ value, label: said.kinds[value] }))}
        onInput={(value) => {
          game.kind.value = value;
        }}
        words={words.value.panel}
      />
      <p class="predict-rule">{said.rules[kind]}</p>
      {game.visible().length === 0 || model.state.value.racers.length === 0 ? (
        <p class="hint">{said.nobody}</p>
      ) : (
        <Button look="primary" onClick={game.begin}>
          {said.begin}
        </Button>
      )}
    </>
  );
}

function Guess({ model, game }: GameProps) {
  const said = text.value;
  const kind = game.kind.value;
  const ready = game.isReady();
  const hint = kind === "winner" ? said.winnerHint : said.goHint;
  return (
    <>
      {kind === "flags" && <FlagList model={model} game={game} />}
      {kind === "winner" && <WinnerList model={model} game={game} />}
      {kind === "divergence" && <StepField model={model} game={game} />}
      {!ready && <p class="hint">{hint}</p>}
      <div class="predict-buttons">
        <Button look="primary" icon="play" disabled={!ready} onClick={game.go}>
          {said.go}
        </Button>
        <Button onClick={game.cancel}>{said.cancel}</Button>
      </div>
    </>
  );
}

function nameOf(model: RaceModel, racer: number): string {
  const { [racer]: named } = model.state.value.racers;
  return named ? racerName(named) : "";
}

/** A racer's marker and name. */
function Racer({ model, racer }: Props & { readonly racer: number }) {
  const { racers } = model.state.value;
  const { [racer]: shown } = racers;
  if (!shown) return null;
  return (
    <span class="predict-racer" style={`--accent:${colorOf(shown.look, pageLook.value.theme)}`}>
      <MarkerIcon shape={markerOf(shown.look)} /> <RacerName racer={shown} among={racers} />
    </span>
  );
}

function FlagList({ model, game }: GameProps) {
  const said = text.value;
  return (
    <>
      <p class="predict-current" role="status">
        <b>{said.current(nameOf(model, game.current.value))}</b> {said.place}
      </p>
      <ul class="predict-list">
        {game.visible().map((racer) => {
          const flag = game.flags.value.get(racer);
          const isLost = flag === "lost";
          return (
            <li key={racer} data-current={racer === game.current.value || undefined}>
              <button
                type="button"
                class="predict-choose"
                aria-pressed={racer === game.current.value}
                onClick={() => {
                  game.current.value = racer;
                }}
              >
                <Racer model={model} racer={racer} />
                <small>
                  {flag === undefined && said.noFlag}
                  {flag && flag !== "lost" && said.flagAt(say(flag[0], 3), say(flag[1], 3))}
                </small>
              </button>
              <button
                type="button"
                class="p-button p-button-plain"
                aria-pressed={isLost}
                aria-label={said.saysLost(nameOf(model, racer))}
                onClick={() => {
                  game.current.value = racer;
                  game.setFlag(racer, isLost ? undefined : "lost");
                  game.turn();
                }}
              >
                {said.lost}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function WinnerList({ model, game }: GameProps) {
  const said = text.value;
  return (
    <fieldset class="predict-winner">
      <legend>{said.chooseWinner}</legend>
      {game.visible().map((racer) => (
        <label key={racer}>
          <input
            type="radio"
            name="predict-winner"
            checked={game.winner.value === racer}
            onChange={() => {
              game.winner.value = racer;
            }}
          />
          <Racer model={model} racer={racer} />
        </label>
      ))}
    </fieldset>
  );
}

function StepField({ model, game }: GameProps) {
  const said = text.value;
  const panel = words.value.panel;
  const { steps } = model.state.value;
  const step = game.saidStep.value;
  return (
    <>
      <Choice
        label={said.suspect}
        value={String(game.suspect.value)}
        options={game.visible().map((racer) => ({
          value: String(racer),
          label: nameOf(model, racer),
        }))}
        onInput={(value) => {
          game.suspect.value = Number(value);
        }}
        words={panel}
      />
      <Toggle
        label={said.never}
        value={step === undefined}
        onInput={(never) => {
          game.saidStep.value = never ? undefined : Math.ceil(steps / 2);
        }}
        words={panel}
      />
      {step !== undefined && (
        <Slider
          label={said.step}
          value={Math.min(step, steps)}
          range={{ min: 1, max: steps, slider: [1, steps], kind: "integer" }}
          onInput={(value) => {
            game.saidStep.value = value;
          }}
          words={panel}
        />
      )}
    </>
  );
}

function Running({ game }: { readonly game: Game }) {
  const said = text.value;
  return (
    <>
      <p class="predict-current">{said.running}</p>
      <div class="predict-buttons">
        <Button look="primary" icon="to-end" onClick={game.toEnd}>
          {said.toEnd}
        </Button>
        <Button onClick={game.cancel}>{said.cancel}</Button>
      </div>
    </>
  );
}

function Done({ model, game }: GameProps) {
  const said = text.value;
  const result = game.result.value;
  if (!result) return null;
  const kept = game.kept.value;
  return (
    <>
      <p class="predict-total" role="status">
        {said.total(say(result.points))}
      </p>
      <ul class="predict-list">
        {result.lines.map(({ racer, points }) => (
          <li key={racer}>
            <span class="predict-choose">
              <Racer model={model} racer={racer} />
              <small>{truth(model, game, racer)}</small>
            </span>
            <b class="predict-points">{said.points(say(points))}</b>
          </li>
        ))}
      </ul>
      <div class="predict-buttons">
        <Button look={kept ? "plain" : "primary"} disabled={kept} onClick={game.keep}>
          {kept ? said.kept : said.keep}
        </Button>
        <Button look={kept ? "primary" : "plain"} onClick={game.begin}>
          {said.again}
        </Button>
        <Button onClick={game.close}>{said.close}</Button>
      </div>
    </>
  );
}

/** What really happened, beside what was said. */
function truth(model: RaceModel, game: Game, racer: number): string {
  const said = text.value;
  const outcome = model.summary.value?.racers[racer]?.outcome;
  if (outcome?.kind === "diverged") return said.itDiverged(say(outcome.step));
  if (game.kind.value === "divergence") return said.itDidNot;
  if (game.kind.value === "winner") return said.first(nameOf(model, winnerOf(model, game)));
  const flag = game.flags.value.get(racer);
  if (!flag || flag === "lost") return said.itDidNot;
  const [x, y] = endOf(model, racer);
  return said.missed(say(Math.hypot(flag[0] - x, flag[1] - y), 2));
}

function winnerOf(model: RaceModel, game: Game): number {
  const racers = model.summary.value?.racers ?? [];
  return game.visible().reduce((best, racer) => {
    const [first, other] = [racers[best], racers[racer]];
    return first && other && compared(other, first) < 0 ? racer : best;
  });
}

function RoundTable({ model, game }: GameProps) {
  const said = text.value;
  const entries = game.round.entries.value;
  if (entries.length === 0) return null;
  const sum = entries.reduce((total, { points }) => total + points, 0);
  return (
    <div class="predict-round">
      <h3>{said.round}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.surface}</th>
            <th scope="col">{said.what}</th>
            <th scope="col" class="number">
              {said.score}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ surface, kind, points }, index) => (
            // A round only grows: an entry is its place.
            <tr key={String(index)}>
              <th scope="row">{model.ground.nameOf(surface)}</th>
              <td>{said.kinds[kind]}</td>
              <td class="number">{say(points)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {said.sum}
            </th>
            <td class="number">{say(sum)}</td>
          </tr>
        </tfoot>
      </table>
      <Button look="quiet" icon="reset" onClick={game.round.reset}>
        {said.reset}
      </Button>
    </div>
  );
}
