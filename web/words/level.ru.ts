/** The stage's tools: zoom, pan, layers and what the pointer reads. */
export const levelRu = {
  tools: "Вид",
  nearer: "Ближе",
  farther: "Дальше",
  reset: "Вся область",
  hand: "Рука: перетаскивание двигает вид",
  layers: "Слои",
  keys: "Плюс и минус меняют масштаб, ноль возвращает всю область, Ctrl или Alt со стрелками двигает вид.",
  wheel: "Масштаб — колесо с Ctrl",
  wheelMac: "Масштаб — колесо с ⌘",
  logColors: "Логарифмический цвет",
  logColorsHelp:
    "Цвета и линии уровня — по логарифму высоты над дном: видно и дно оврага, и его стены.",
  start: (x: string, y: string) => `Старт: x = ${x}, y = ${y}`,
  point: (x: string, y: string) => `x = ${x}, y = ${y}`,
  loss: (f: string) => `f = ${f}`,
  gradient: (x: string, y: string) => `∇f = (${x}; ${y})`,
  eigenvalues: (max: string, min: string) => `λ = ${max}; ${min}`,
  valuesHint: "потери f, градиент ∇f, собственные числа гессиана λmax и λmin",
  resetStart: "Вернуть старт поверхности",
};

export type LevelWords = typeof levelRu;
