/** Оценки точками: каждый объект отдельно. */
export const swarmRu = {
  label: (count: string) =>
    `Оценки, по точке на объект, всего ${count}: круги класса 1 над осью, квадраты класса 0 под осью`,
  slider: "Оценка объекта",
  object: (at: string, count: string, label: string, score: string) =>
    `объект ${at} из ${count}, класс ${label}, оценка ${score}`,
  taken: (at: string, score: string) => `№ ${at}: ${score}`,
  flip: "Сменить класс",
  flipHelp: "То же делает щелчок по точке или пробел",
  remove: "Убрать",
  add: (label: string) => `+ класс ${label}`,
  addHelp: "Новый объект встанет на порог",
  tooMany: (count: string) =>
    `Объектов ${count}: отдельными точками они здесь не помещаются, поэтому показаны столбики.`,
  unmoved: (most: string) => `Точки тянутся, когда их не больше ${most}.`,
  take: (most: string) => `Нарисовать ${most} таких же`,
  flipped: (at: string, label: string) => `Объект ${at} теперь класса ${label}.`,
  added: (label: string, score: string) => `Добавлен объект класса ${label} с оценкой ${score}.`,
  removed: (count: string) => `Объект убран, осталось ${count}.`,
  becameOwn: "Теперь это свои данные.",
};
