/** Четыре числа матрицы, заданные рукой. */
export const inverseRu = {
  heading: "Матрица вручную",
  hint: "Задайте TP, FP, FN и TN сами: ползунком, кнопками или числом. Замок держит клетку; если держать сумму, прибавленное в одной клетке уйдёт из других.",
  back: "Вернуться к оценкам модели",
  lock: (name: string) => `Держать ${name}`,
  less: (name: string) => `${name} меньше на 1`,
  more: (name: string) => `${name} больше на 1`,
  sums: "Держать суммы",
  total: (count: string) => `всего ${count}`,
  positives: (count: string) => `класс 1: ${count}`,
  negatives: (count: string) => `класс 0: ${count}`,
  picture: "Площадь — число объектов",
  pictureSays: (tp: string, fp: string, fn: string, tn: string) =>
    `Столбцы — классы, заштрихованы ошибки. TP ${tp}, FP ${fp}, FN ${fn}, TN ${tn}.`,
  pictureNote: "Ширина столбца — доля класса, заштрихованы ошибки.",
  roc: "Место на плоскости ROC",
  rocNote: "Точку можно двигать. Кривой нет: для неё нужны оценки модели, а не только ответы.",
  pr: "Место на плоскости точность — полнота",
  prNote: "Тонкие линии — равная F₁, пунктир — доля положительных.",
  noPlace: "Места нет: в знаменателе 0.",
  needScores: "Нужны оценки модели",
  needScoresHint: (names: string) => `По четырём числам не найти: ${names}.`,
};
