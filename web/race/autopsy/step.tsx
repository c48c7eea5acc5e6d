import { useComputed, useSignalEffect } from "@preact/signals";
import type { ComponentChildren, ComponentType } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { AutopsyReport, QuantityReport } from "../../engine/engine";
import { keyboardScrolling } from "../../panel/formula";
import { setTex } from "../../panel/katex";
import { plainTex } from "../../panel/symbols";
import { TexSymbol } from "../../panel/tex-symbol";
import { byLocale, catalogWords, entryOf, say } from "../../words";
import { autopsyEn } from "../../words/autopsy.en";
import { type AutopsyWords, autopsyRu } from "../../words/autopsy.ru";
import "./autopsy.css";
import { nameOf } from "./names";
import type { Lit } from "./opened";

export const text = byLocale({ ru: autopsyRu, en: autopsyEn });

interface BoxProps {
  readonly opened: Lit;
  /** The racer's. */
  readonly color: string;
  readonly children: ComponentChildren;
}

/** Around an opened step: a symbol under the pointer lights up wherever it stands in here. */
export function StepBox({ opened, color, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    lightUp(box.current, opened.lit.value);
  });
  return (
    <div
      class="autopsy-scroll"
      ref={box}
      style={`--accent-racer:${color}`}
      onPointerOver={(event) => opened.hover(symbolAt(event.target))}
      onPointerLeave={() => opened.hover("")}
    >
      {children}
    </div>
  );
}

type Sign = ComponentType<{ readonly report: AutopsyReport; readonly name: string }>;

interface MathsProps {
  readonly report: AutopsyReport;
  readonly opened: Lit;
  /** How a quantity looks where it is drawn. */
  readonly Sign?: Sign;
}

/** The formula of a step with its numbers, and what each symbol is. */
export function StepMaths({ report, opened, Sign }: MathsProps) {
  const optimizer = entryOf(catalogWords.value.optimizers, report.optimizer).name;
  return (
    <>
      <Lines report={report} opened={opened} optimizer={optimizer} />
      <h3>{text.value.symbols}</h3>
      {Sign && <p class="hint">{text.value.symbolsHint}</p>}
      <ul class="autopsy-symbols">
        {report.quantities.map((quantity) => (
          <li key={quantity.name}>
            <SymbolButton opened={opened} report={report} quantity={quantity} Sign={Sign} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Lines({
  report,
  opened,
  optimizer,
}: {
  readonly report: AutopsyReport;
  readonly opened: Lit;
  readonly optimizer: string;
}) {
  let stage = "";
  return (
    <ol class="autopsy-lines" aria-label={text.value.formula}>
      {report.lines.map((line, index) => {
        const isNew = line.stage !== stage;
        stage = line.stage;
        // A line is its place: changed TeX is set anew in it.
        const key = String(index);
        return (
          <li key={key}>
            {isNew && <h3>{stageName(line.stage, optimizer)}</h3>}
            <Tex tex={line.formula} opened={opened} />
            {line.numbers.map(({ axis, right, value }) => (
              <div key={axis} class="autopsy-numbers">
                <span class="autopsy-axis">{plainTex(report.axes[axis] ?? "")}</span>
                <Tex
                  tex={right === value ? right : `${right} = ${value}`}
                  opened={opened}
                  isNumbers
                />
              </div>
            ))}
            {line.trials.map((trial) => (
              <div key={trial} class="autopsy-numbers">
                <span class="autopsy-axis" />
                <Tex tex={trial} opened={opened} isNumbers />
              </div>
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function stageName(stage: AutopsyReport["lines"][number]["stage"], optimizer: string): string {
  const { stages } = text.value;
  return stage === "update" ? stages.update(optimizer) : stages[stage];
}

interface TexProps {
  readonly tex: string;
  readonly opened: Lit;
  /** Numbers change with every step: they are set for the eye alone, and read out as a plain line. */
  readonly isNumbers?: boolean;
}

/** One line of mathematics that scrolls by itself where it is wider than its place. */
function Tex({ tex, opened, isNumbers = false }: TexProps) {
  const line = useRef<HTMLDivElement>(null);
  const written = spoken(tex, text.value.cases);
  useLayoutEffect(() => {
    const element = line.current;
    if (!element) return;
    setTex(written, element, false, isNumbers ? "html" : "htmlAndMathml");
    lightUp(element, opened.lit.peek());
    return keyboardScrolling(element);
  }, [written, opened, isNumbers]);
  const label = isNumbers
    ? { role: "math" as const, "aria-label": plainTex(unmarked(written)) }
    : {};
  return <div class="autopsy-tex" ref={line} {...label} />;
}

/** TeX without the marks of its symbols. */
function unmarked(tex: string): string {
  return tex.replaceAll(/\\htmlData\{[^}]*\}/g, "");
}

/** The words of conditions in the reader's language. */
function spoken(tex: string, cases: AutopsyWords["cases"]): string {
  return tex
    .replaceAll("\\text{if }", `\\text{${cases.if}}`)
    .replaceAll("\\text{ or }", `\\text{${cases.or}}`)
    .replaceAll("\\text{otherwise}", `\\text{${cases.otherwise}}`);
}

/** A symbol in words, with its numbers; it lights its arrow or square, and a press keeps it lit. */
function SymbolButton({
  opened,
  report,
  quantity,
  Sign,
}: {
  readonly opened: Lit;
  readonly report: AutopsyReport;
  readonly quantity: QuantityReport;
  readonly Sign: Sign | undefined;
}) {
  const { name, tex, before, after } = quantity;
  const isPinned = useComputed(() => opened.pinned.value === name);
  const changes = before.length === after.length && before.some((one, at) => one !== after[at]);
  return (
    <button
      type="button"
      class="autopsy-symbol"
      data-symbol={name}
      aria-pressed={isPinned.value}
      onClick={() => opened.pin(name)}
      onFocus={() => opened.hover(name)}
      onBlur={() => opened.hover("")}
    >
      {Sign ? <Sign report={report} name={name} /> : <span class="autopsy-sign" />}
      <TexSymbol tex={tex} />
      <span class="autopsy-name">
        {nameOf(name, report.optimizer, text.value, catalogWords.value)}
      </span>
      <span class="autopsy-value">
        {changes && <>{written(before)} → </>}
        {written(after)}
      </span>
    </button>
  );
}

/** One number, a point, or a matrix by its rows. */
export function written(numbers: readonly number[]): string {
  const [first, ...rest] = numbers.map((number) => say(number, 4));
  if (rest.length === 0) return first ?? "";
  if (rest.length === 1) return `(${first}; ${rest[0]})`;
  return `(${first}; ${rest[0]} | ${rest.slice(1).join("; ")})`;
}

function symbolAt(target: EventTarget | null): string {
  if (!(target instanceof Element)) return "";
  return target.closest<HTMLElement>("[data-symbol]")?.dataset["symbol"] ?? "";
}

/** Marks what stands for a symbol. */
function lightUp(box: HTMLElement | null, name: string): void {
  for (const element of box?.querySelectorAll<HTMLElement>("[data-symbol]") ?? []) {
    element.toggleAttribute("data-lit", name !== "" && element.dataset["symbol"] === name);
  }
}
