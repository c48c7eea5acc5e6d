// Words of the parts that say where a racer branched and where two conventions part.

/** A number that is written out already. */
type Written = string;

/** What a reason depends on, written out. */
export interface Reason {
  /** Whether the learning rate changes under way. */
  readonly varies: boolean;
  readonly momentum: Written;
  readonly eps: Written;
  /** Empty where there is none. */
  readonly dampening: Written;
}

const insideOrOutside = ({ varies }: Reason): string =>
  varies
    ? "η здесь меняется по ходу. В PyTorch скорость копит сами градиенты, и новая η сразу умножает всё накопленное; в другой записи скорость копит готовые шаги, и прежние градиенты остаются взятыми с прежней η."
    : "PyTorch копит градиенты и умножает на η всю скорость; другая запись умножает на η каждый градиент и копит готовые шаги. При постоянной η это одно и то же. Пути разойдутся, если η меняется по ходу: возьмите расписание или ответвите участника с другой η.";

const dampened = ({ dampening }: Reason): string =>
  dampening === ""
    ? ""
    : ` Кроме того, у PyTorch здесь затухание τ = ${dampening}: после первого шага градиент входит в скорость с весом 1 − τ, чего в другой записи нет.`;

export const whatIfRu = {
  branchedAt: "Ответвлён на шаге",
  branchedAtHelp:
    "До этого шага участник идёт с прежними настройками, дальше — со своими. Расписание считает шаги от начала прогона.",
  phase: (until: Written, name: string, rate: Written) => `до шага ${until}: ${name}, η = ${rate}`,
  goesOn:
    "Накопленное состояние (скорость, средние) продолжается, меняются только настройки — как при правке param_groups в PyTorch.",
  afresh:
    "Оптимизатор или форма записи здесь другие: в этой точке он начинает с чистого состояния.",
  beyond: "Прогон короче: до ветвления он не доходит.",

  compare: "Сравнить формы записи",
  compareHelp: "Добавить рядом участника с теми же настройками в другой форме записи.",
  waiting: "Сравниваем пути…",
  failed: "Сравнение не загрузилось: нет сети.",
  against: (convention: string) => `Рядом — «${convention}».`,
  parted: (step: Written, share: Written, last: Written, distance: Written) =>
    `Пути расходятся на шаге ${step} (больше чем на ${share} диагонали области); на шаге ${last} между ними ${distance}.`,
  lost: (step: Written) => `На шаге ${step} только у одного из них ещё конечные числа.`,
  close: (last: Written, distance: Written, share: Written) =>
    `За ${last} шагов пути не разошлись и на ${share} диагонали области: между ними не больше ${distance}.`,
  rounding: (last: Written, distance: Written) =>
    `За ${last} шагов пути различаются лишь округлением: между ними не больше ${distance}.`,
  identical: (last: Written) => `Все ${last} шагов одинаковы до последнего бита.`,
  otherSettings:
    "Но и настройки у них теперь разные, так что дело не только в форме записи. Чтобы сравнить её одну, нажмите кнопку ещё раз.",
  amplified:
    "По формуле пути здесь равны, и разошлись лишь ошибки округления: движение неустойчиво и усиливает их.",
  reasons: {
    "sgd pytorch slides": () =>
      "Формула одна и та же: крышка над градиентом на слайдах лишь напоминает, что это его оценка по мини-выборке.",
    "momentum pytorch slides": (reason: Reason) => insideOrOutside(reason) + dampened(reason),
    "momentum moving_average pytorch": ({ momentum, dampening }: Reason) =>
      dampening === ""
        ? `Скользящее среднее берёт градиент с весом 1 − μ, поэтому его скорость — это скорость PyTorch, умноженная на 1 − μ: при той же η шаг короче в 1/(1 − μ) раз (здесь μ = ${momentum}). С η, большей во столько же раз, пути совпали бы.`
        : `Скользящее среднее берёт градиент с весом 1 − μ (μ = ${momentum}), PyTorch — с весом 1 − τ (затухание τ = ${dampening}), а первый градиент целиком: при той же η шаги разной длины.`,
    "momentum moving_average slides": ({ momentum, varies }: Reason) =>
      `Скользящее среднее берёт градиент с весом 1 − μ, слайды — целиком: при той же η шаг короче в 1/(1 − μ) раз (здесь μ = ${momentum}).${
        varies
          ? " К тому же η меняется по ходу: на слайдах прежние градиенты остаются взятыми с прежней η, а скользящее среднее умножается на новую целиком."
          : ""
      }`,
    "nesterov look_ahead pytorch": insideOrOutside,
    "adagrad pytorch slides": ({ eps }: Reason) =>
      `В PyTorch ε прибавляется к корню √s, на слайдах стоит под корнем: √(s + ε). Это заметно, только пока сумма квадратов s не намного больше ε или её корень не намного больше ε; здесь ε = ${eps}. Увеличьте ε, и разница станет видна.`,
  },
  reasonUnknown: "Формулы обеих записей открываются в разделе «Формула».",
};

export type WhatIfWords = typeof whatIfRu;
