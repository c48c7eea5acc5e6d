import { useState } from "preact/hooks";
import type { Cell } from "../../../metrics/judge";
import { Button, IconButton } from "../../../panel/button";
import type { Range } from "../../../panel/scale";
import { Slider } from "../../../panel/slider";
import { words as page, say } from "../../../words";
import {
  CELL_IDS,
  type Cells,
  canMove,
  type LockId,
  type Locks,
  MAX_CELL,
  setCell,
  totalOf,
} from "./cells";
import { inverseWords } from "./words";

interface Props {
  readonly cells: Cells;
  readonly locks: Locks;
  readonly onCells: (cells: Cells) => void;
  readonly onLocks: (locks: Locks) => void;
}

const CLOSED = "M6.5 11h11v9h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
const OPEN = "M6.5 11h11v9h-11zM8.5 11V7.5a3.5 3.5 0 0 1 6.7-1.4";

/** Whole numbers that sliders may end at. */
const ENDS = [100, 200, 500].flatMap((one) => [one, 10 * one, 100 * one, 1000 * one]);

/** The least of them that all samples fit into; it waits for the hand to let go. */
function endOf(cells: Cells): number {
  const fits = ENDS.filter((end) => end >= totalOf(cells));
  return Math.min(MAX_CELL, ...fits);
}

/** Four counts, each slid, stepped, typed or held, and the sums that can be held. */
export function CellsPanel({ cells, locks, onCells, onLocks }: Props) {
  const words = inverseWords.value;
  const [end, setEnd] = useState(() => endOf(cells));
  const settle = () => setEnd(endOf(cells));
  const toggle = (id: LockId) =>
    onLocks(locks.includes(id) ? locks.filter((one) => one !== id) : [...locks, id]);
  const set = (cell: Cell, count: number) => onCells(setCell(cells, locks, cell, count));
  const range: Range = { min: 0, max: MAX_CELL, slider: [0, end], kind: "integer" };
  const sums = {
    total: words.total(say(totalOf(cells))),
    positives: words.positives(say(cells.tp + cells.fn)),
    negatives: words.negatives(say(cells.fp + cells.tn)),
  } as const;
  return (
    <div class="inverse-cells">
      {CELL_IDS.map((cell) => {
        const name = cell.toUpperCase();
        const isHeld = locks.includes(cell);
        const isStuck = !canMove(cell, locks);
        return (
          <div key={cell} class="inverse-cell" data-cell={cell}>
            <Slider
              label={name}
              value={cells[cell]}
              range={range}
              disabled={isStuck}
              onInput={(count) => set(cell, count)}
              onCommit={settle}
              words={page.value.panel}
            />
            <div class="inverse-steps">
              <IconButton
                icon="less"
                label={words.less(name)}
                disabled={isStuck || cells[cell] === 0}
                onClick={() => set(cell, cells[cell] - 1)}
              />
              <IconButton
                icon="add"
                label={words.more(name)}
                disabled={isStuck}
                onClick={() => set(cell, cells[cell] + 1)}
              />
              <IconButton
                icon={isHeld ? CLOSED : OPEN}
                label={words.lock(name)}
                pressed={isHeld}
                onClick={() => toggle(cell)}
              />
            </div>
          </div>
        );
      })}
      <fieldset class="cls-jumps">
        <legend>{words.sums}</legend>
        {(["total", "positives", "negatives"] as const).map((id) => (
          <Button key={id} pressed={locks.includes(id)} onClick={() => toggle(id)}>
            {sums[id]}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
