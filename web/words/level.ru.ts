/** The stage's tools: zoom, pan, layers and what the pointer reads. */
export const levelRu = {
  tools: "Вид",
  nearer: "Ближе",
  farther: "Дальше",
  reset: "Вся область",
  hand: "Рука: перетаскивание двигает вид",
  relief: "Рельеф, 3-D",
  layers: "Слои",
  keys: "Плюс и минус меняют масштаб, ноль возвращает всю область, Ctrl или Alt со стрелками двигает вид.",
  wheel: (key: string) => `Масштаб — колесо с ${key}`,
  logColors: "Логарифмический цвет",
  logColorsHelp:
    "Цвета и линии уровня — по логарифму высоты над дном: видно и дно оврага, и его стены.",
  start: (place: string) => `Старт: ${place}`,
  loss: (f: string) => `f = ${f}`,
  gradient: (x: string, y: string) => `∇f = (${x}; ${y})`,
  slope: (slope: string) => `производная ${slope}`,
  curvature: (curvature: string) => `λ ${curvature}`,
  eigenvalues: (max: string, min: string) => `λ = ${max}; ${min}`,
  valuesHint: "потери f, градиент ∇f, собственные числа гессиана λmax и λmin",
  arrows: "Стрелки антиградиента",
  arrowsHelp:
    "−∇f: куда круче всего вниз. Длины сжаты по логарифму, иначе было бы видно лишь самые крутые места.",
  quadratic: "Квадратичная модель",
  quadraticHelp:
    "Разложение Тейлора второго порядка (quadratic model) у шарика открытого участника: линии уровня модели, направления λmax и λmin и точка N, куда привёл бы полный шаг Ньютона.",
  layersFailed: "Слои не загрузились: нет связи. Включите ещё раз, когда она появится.",
  modelAtBall: (racer: string, step: string) => `Модель у шарика ${racer}, шаг ${step}`,
  modelAtStart: "Модель в точке старта",
  noModel: (where: string) =>
    `${where}: модели нет, функция или её производные здесь не имеют конечных значений.`,
  shapes: {
    bowl: (x: string, y: string) => `чаша, её минимум — точка Ньютона N (${x}; ${y}).`,
    dome: (x: string, y: string) =>
      `купол: точка Ньютона N (${x}; ${y}) — максимум модели, минимума у неё нет.`,
    saddle: (x: string, y: string) =>
      `седло: гессиан не знакоопределён, минимума у модели нет; точка Ньютона N (${x}; ${y}) седловая.`,
    trough: (_x: string, _y: string) =>
      "жёлоб: вдоль одного направления кривизны нет, и точки Ньютона тоже нет.",
    plane: (_x: string, _y: string) => "плоскость: кривизны нет, точки Ньютона нет.",
  },
  eigenvaluesNamed: (max: string, min: string) => `λmax = ${max}, λmin = ${min}`,
  resetStart: "Вернуть старт поверхности",
};

export type LevelWords = typeof levelRu;
