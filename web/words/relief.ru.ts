/** The relief: the same run in three dimensions. */
export const reliefRu = {
  label: (surface: string) => `Рельеф: ${surface}`,
  help: "Стрелки поворачивают рельеф, плюс и минус приближают и отдаляют, ноль возвращает исходный ракурс.",
  nearer: "Рельеф ближе",
  farther: "Рельеф дальше",
  home: "Исходный ракурс рельефа",
  close: "Убрать рельеф",
  log: "Высота — логарифм потерь над дном, как и цвет: дно вытянуто вверх, стены сжаты.",
  linear: "Высота — потери, как и цвет; масштаб высоты свой, не тот, что у x и y.",
  noWebgl:
    "Браузер не даёт странице рисовать в объёме (нет WebGL 2 или он выключен). Плоская карта показывает тот же прогон: высоту на ней передаёт цвет.",
  lost: "Видеокарта прервала рисование рельефа.",
  again: "Нарисовать снова",
  noModule: "Рельеф не загрузился: нет связи.",
  said: (surface: string, step: string, racers: string) => `${surface}, шаг ${step}. ${racers}`,
  racer: (name: string, x: string, y: string, loss: string) =>
    `${name}: x = ${x}, y = ${y}, потери ${loss}`,
};

export type ReliefWords = typeof reliefRu;
