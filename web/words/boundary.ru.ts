/** Сеть и граница: слова действия. */
export const boundaryRu = {
  map: "Карта решений",
  mapLabel: (share: string) =>
    `Карта решений сети на плоскости x₁, x₂. На валидации верно ${share} точек.`,
  classes: ["класс 0", "класс 1"],
  legend: {
    train: "обучение",
    validation: "валидация",
    wrong: "ошибка сети",
  },
  data: {
    heading: "Данные",
    shape: "Форма",
    shapes: {
      circle: { name: "Круг", summary: "Диск внутри кольца: прямая их не разделит." },
      xor: { name: "XOR", summary: "Класс решает знак произведения x₁x₂." },
      gaussians: { name: "Гауссианы", summary: "Два облака: достаточно прямой." },
      spiral: { name: "Спираль", summary: "Два рукава: трудная граница." },
      moons: { name: "Луны", summary: "Два полумесяца, вложенных друг в друга." },
      checkerboard: { name: "Шахматная доска", summary: "Клетки 4 × 4 двух классов." },
    },
    count: "Точек обучения, n",
    countHelp: "По ним сеть учится. Чем их меньше, тем легче заучить их наизусть.",
    validation: "Точек валидации",
    validationHelp: "Из того же распределения, но сеть по ним не учится: ими её экзаменуют.",
    spread: "Разброс точек",
    spreadHelp: "Стандартное отклонение сдвига каждой точки по обеим осям.",
    labelNoise: "Шум меток",
    labelNoiseHelp: "Вероятность, что метка класса неверна — и на обучении, и на валидации.",
    balance: "Доля класса 1",
    balanceHelp: "Баланс классов до шума меток.",
    seed: "Зерно (seed)",
    seedHelp: "Точки, первые веса, батчи и выключенные нейроны: одно зерно — один и тот же прогон.",
  },
  activations: {
    tanh: { name: "tanh" },
    relu: { name: "ReLU" },
    sigmoid: { name: "сигмоида" },
    leaky_relu: { name: "Leaky ReLU" },
    gelu: { name: "GELU" },
    linear: { name: "линейная" },
  },
  network: {
    heading: "Сеть",
    inputs: "входы",
    output: "выход",
    features: "Что читает сеть:",
    addLayer: "слой",
    addLayerHelp: "Ещё один скрытый слой перед выходом",
    fewer: (layer: string) => `Слой ${layer}: на нейрон меньше`,
    more: (layer: string) => `Слой ${layer}: на нейрон больше`,
    removeLayer: (layer: string) => `Убрать слой ${layer}`,
    activationOf: (layer: string) => `Активация слоя ${layer}`,
    label: (sizes: string) =>
      `Сеть ${sizes}: в каждом нейроне — его собственная карта плоскости, толщина линии — величина веса, пунктир — отрицательный.`,
    keys: "Стрелки ведут от нейрона к нейрону.",
  },
  verdict: {
    heading: "Что вышло",
    at: (step: string) => `Шаг ${step}`,
    loss: "функция потерь",
    accuracy: "верно",
    train: "обучение",
    validation: "валидация",
    overfits: (best: string, from: string, to: string, train: string) =>
      `Переобучение (overfitting): после шага ${best} ошибка на валидации выросла с ${from} до ${to}, а на обучении упала до ${train}.`,
    holds: (loss: string) =>
      `Переобучения нет: ошибка на валидации не ушла от своего минимума далеко и равна ${loss}.`,
    soFar: "Ошибка на валидации пока не растёт.",
    target: (step: string, loss: string) =>
      `Остановка на шаге ${step}: цель достигнута, ошибка на обучении ${loss}.`,
    plateau: (step: string, since: string) =>
      `Остановка на шаге ${step}: плато, с шага ${since} ошибка на обучении почти не падает.`,
    patience: (step: string, best: string) =>
      `Ранняя остановка (early stopping) на шаге ${step}: после шага ${best} валидация лучше не становилась, терпение кончилось.`,
    diverged: (step: string) =>
      `Расходимость на шаге ${step}: числа перестали быть конечными. Шаг обучения слишком велик для кривизны функции потерь: каждое обновление перелетает минимум дальше, чем было до него. Уменьшите скорость обучения.`,
    budget: (step: string) => `Остановка на шаге ${step}: бюджет обновлений исчерпан.`,
    training: (step: string) => `Обучается: шаг ${step}.`,
    toBest: (step: string) => `К лучшим весам: шаг ${step}`,
    toBestHelp: "Шаг, на котором ошибка на валидации была наименьшей",
  },
  kept: "Показано то, что было до этого.",
};
