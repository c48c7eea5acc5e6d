import { computed, signal } from "@preact/signals";
import { settingsPairs } from "../settings/settings";
import { formatAddress } from "../state/hash";
import { say } from "../words";
import { ACT, type Act, type ActRoutes, actOf, type OpenAct, type Pairs } from "./act";
import "./acts.css";

/** What a scene says around its acts. */
interface ActsWords<Id extends string> {
  readonly label: string;
  readonly acts: Readonly<Record<Id, { readonly title: string; readonly lesson: string }>>;
}

/** A scene that is made of acts. */
export interface ActsScene<Id extends string, Loaded = OpenAct> {
  /** Its name in the address. */
  readonly scene: string;
  readonly acts: ActRoutes<Id, Loaded>;
  readonly text: { readonly value: ActsWords<Id> };
}

interface Open<Id extends string> {
  readonly id: Id;
  readonly act: Act;
}

/**
 * The scene as the page knows it: one of its acts at a time. Where an act was left it is found again. `ready` gives an act
 * that is loaded what it runs on.
 */
export async function createActs<Id extends string, Loaded>(
  own: ActsScene<Id, Loaded>,
  ready: (loaded: Promise<Loaded>, id: Id) => Promise<OpenAct>,
  pairs: Pairs,
  onEngineFailure: () => void,
) {
  const { acts, text } = own;
  const left = new Map<Id, Pairs>();
  const load = async (given: Pairs): Promise<Open<Id> & { readonly bad: readonly string[] }> => {
    const { id, load } = actOf(acts, given);
    const begin = await ready(load(), id);
    const act = begin(ownPairs(given), onEngineFailure);
    return { id, act, bad: [...badAct(acts, given), ...act.bad] };
  };
  const { bad, ...first } = await load(pairs);
  const open = signal<Open<Id>>(first);
  const act = () => open.value.act;
  const here = () => open.peek().act;
  return {
    bad,
    pairs: () => [[ACT, open.value.id] as const, ...act().pairs()],
    async open(given: Pairs): Promise<readonly string[]> {
      if (actOf(acts, given).id === open.peek().id) {
        return [...badAct(acts, given), ...here().open(ownPairs(given))];
      }
      const { bad, ...next } = await load(given);
      const before = open.peek();
      left.set(before.id, before.act.pairs());
      open.value = next;
      // Once its view is gone: a frame that is drawn before still asks its core.
      setTimeout(before.act.dispose);
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
    View: () => <Acts own={own} open={open.value} pairsOf={(id) => left.get(id) ?? []} />,
    dispose: () => here().dispose(),
  };
}

/** The link without the act's name. */
function ownPairs(pairs: Pairs): Pairs {
  return pairs.filter(([name]) => name !== ACT);
}

function badAct(acts: ActRoutes<string, unknown>, pairs: Pairs): string[] {
  const wanted = pairs.find(([name]) => name === ACT)?.[1];
  return wanted === undefined || wanted === actOf(acts, pairs).id ? [] : [`${ACT}=${wanted}`];
}

interface ActsProps<Id extends string> {
  readonly own: ActsScene<Id, unknown>;
  readonly open: Open<Id>;
  readonly pairsOf: (id: Id) => Pairs;
}

function Acts<Id extends string>({ own, open, pairsOf }: ActsProps<Id>) {
  const { acts, label } = own.text.value;
  const { View } = open.act;
  return (
    <div class="acts-scene">
      <nav class="acts" aria-label={label}>
        <ol>
          {own.acts.map(({ id }, at) => (
            <li key={id}>
              <a
                href={formatAddress({
                  scene: own.scene,
                  pairs: [[ACT, id], ...pairsOf(id), ...settingsPairs()],
                })}
                aria-current={id === open.id ? "step" : undefined}
                aria-label={`${say(at + 1)} ${acts[id].title}`}
              >
                <span class="act-number">{say(at + 1)}</span>{" "}
                <span class="act-title">{acts[id].title}</span>
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
