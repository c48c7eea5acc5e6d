import { useMemo } from "preact/hooks";
import { Grip, Plot, pathOf } from "../../../metrics/plot";
import { text } from "../../../metrics/words";
import type { ClassificationModel } from "../model";
import { type Cells, type Locks, setCell } from "./cells";
import { inverseWords } from "./words";

const UNIT = [0, 1] as const;
const ISO = [0.2, 0.4, 0.6, 0.8];
const ISO_POINTS = 41;

interface Props {
  readonly model: ClassificationModel;
  readonly cells: Cells;
}

type Place = readonly [number, number] | undefined;

function placeOf({ model, cells: { tp, fp, fn, tn } }: Props, plane: string): Place {
  const [x, y] = model.chain.core.curve_point(tp, fp, fn, tn, plane) ?? [];
  return x === undefined || y === undefined ? undefined : [x, y];
}

interface RocProps extends Props {
  readonly locks: Locks;
  readonly onCells: (cells: Cells) => void;
}

/** Where the four counts are in the plane of ROC; the point is moved within its classes. */
export function RocPlane(props: RocProps) {
  const { model, cells, locks, onCells } = props;
  const words = inverseWords.value;
  const { rocAxes } = text.value;
  const { costFp, costFn } = model.state.value;
  const { tp, fp, fn, tn } = cells;
  const iso = model.chain.core.iso_cost(tp, fp, fn, tn, costFp, costFn);
  const at = placeOf(props, "roc");
  const pull = (fpr: number, tpr: number) => {
    const held: Locks = [...locks, "positives", "negatives"];
    const moved = setCell(cells, held, "tp", tpr * (tp + fn));
    onCells(setCell(moved, held, "fp", fpr * (fp + tn)));
  };
  return (
    <Plot
      kind="inverse-roc"
      heading={words.roc}
      label={`${words.roc}. ${words.rocNote}`}
      note={words.rocNote}
      x={{ label: rocAxes[0], span: UNIT }}
      y={{ label: rocAxes[1], span: UNIT }}
      onPull={pull}
      none={at ? undefined : words.noPlace}
    >
      {(frame) => (
        <>
          <path class="plot-chance" d={pathOf(UNIT, UNIT, frame)} />
          {iso && <path class="plot-thin" d={pathOf(iso.x, iso.y, frame)} />}
          <Grip frame={frame} at={at} />
        </>
      )}
    </Plot>
  );
}

/** Where they are in that of precision and recall. */
export function PrPlane(props: Props) {
  const { model } = props;
  const words = inverseWords.value;
  const { prAxes } = text.value;
  const { tp, fp, fn, tn } = props.cells;
  const { core } = model.chain;
  const isos = useMemo(() => ISO.map((f) => core.iso_f1(f, ISO_POINTS)), [core]);
  const chance = core.count_shares(tp + fn, 0, 0, fp + tn, "all").tp ?? Number.NaN;
  const at = placeOf(props, "precision_recall");
  return (
    <Plot
      kind="inverse-pr"
      heading={words.pr}
      label={`${words.pr}. ${words.prNote}`}
      note={words.prNote}
      x={{ label: prAxes[0], span: UNIT }}
      y={{ label: prAxes[1], span: UNIT }}
      none={at ? undefined : words.noPlace}
    >
      {(frame) => (
        <>
          {isos.map((iso, place) => (
            <path key={ISO[place]} class="plot-thin" d={pathOf(iso.x, iso.y, frame)} />
          ))}
          <path class="plot-chance" d={pathOf(UNIT, [chance, chance], frame)} />
          <Grip frame={frame} at={at} />
        </>
      )}
    </Plot>
  );
}
