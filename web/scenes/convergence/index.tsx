import { computed, signal } from "@preact/signals";
import type { Engine } from "../../engine/engine";
import { settingsPairs } from "../../settings/settings";
import { formatAddress } from "../../state/hash";
import { withEnglish } from "../../words";
import { convergenceRu } from "../../words/convergence.ru";
import type { Act, ActId, Pairs } from "./act";
import "./convergence.css";
import { ACT, ACTS, actOf } from "./route";

const text = withEnglish(convergenceRu, async () => {
  return (await import("../../words/convergence.en")).convergenceEn;
});

interface Open {
  readonly id: ActId;
  readonly act: Act;
}

/** The scene as the page knows it: one of its acts at a time. Where an act was left it is found again. */
export async function createScene(engine: Engine, pairs: Pairs, onEngineFailure: () => void) {
  const left = new Map<ActId, Pairs>();
  const load = async (given: Pairs): Promise<Open & { readonly bad: readonly string[] }> => {
    const { id, needsFull, load } = actOf(given);
    const [create, present] = await Promise.all([load(), needsFull ? engine.loadFull() : engine]);
    const act = create(present, ownPairs(given), onEngineFailure);
    return { id, act, bad: [...badAct(given), ...act.bad] };
  };
  const { bad, ...first } = await load(pairs);
  const open = signal<Open>(first);
  const act = () => open.value.act;
  const here = () => open.peek().act;
  return {
    bad,
    pairs: () => [[ACT, open.value.id] as const, ...act().pairs()],
    async open(given: Pairs): Promise<readonly string[]> {
      if (actOf(given).id === open.peek().id) {
        return [...badAct(given), ...here().open(ownPairs(given))];
      }
      const { bad, ...next } = await load(given);
      const before = open.peek();
      left.set(before.id, before.act.pairs());
      open.value = next;
      before.act.dispose();
      return bad;
    },
    keys: () => act().keys(),
    about: () => text.value.acts[open.value.id].title,
    player: {
      playing: computed(() => act().player.playing.value),
      play: () => here().player.play(),
      pause: () => here().player.pause(),
      stepBy: (count: number) => here().player.stepBy(count),
      toStart: () => here().player.toStart(),
    },
    canUndo: computed(() => act().canUndo.value),
    canRedo: computed(() => act().canRedo.value),
    undo: () => here().undo(),
    redo: () => here().redo(),
    View: () => <Acts open={open.value} pairsOf={(id) => left.get(id) ?? []} />,
    dispose: () => here().dispose(),
  };
}

/** The link without the act's name. */
function ownPairs(pairs: Pairs): Pairs {
  return pairs.filter(([name]) => name !== ACT);
}

function badAct(pairs: Pairs): string[] {
  const wanted = pairs.find(([name]) => name === ACT)?.[1];
  return wanted === undefined || wanted === actOf(pairs).id ? [] : [`${ACT}=${wanted}`];
}

interface ActsProps {
  readonly open: Open;
  readonly pairsOf: (id: ActId) => Pairs;
}

function Acts({ open, pairsOf }: ActsProps) {
  const { acts, label } = text.value;
  const { View } = open.act;
  return (
    <div class="convergence">
      <nav class="acts" aria-label={label}>
        <ol>
          {ACTS.map(({ id }) => (
            <li key={id}>
              <a
                href={formatAddress({
                  scene: "convergence",
                  pairs: [[ACT, id], ...pairsOf(id), ...settingsPairs()],
                })}
                aria-current={id === open.id ? "step" : undefined}
                aria-label={`${id} ${acts[id].title}`}
              >
                <span class="act-number">{id}</span> <span class="act-title">{acts[id].title}</span>
              </a>
            </li>
          ))}
        </ol>
        <p class="act-lesson">{acts[open.id].lesson}</p>
      </nav>
      <View key={open.id} />
    </div>
  );
}
