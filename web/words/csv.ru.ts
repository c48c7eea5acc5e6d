/** Свои данные: строки таблицы. */
export const csvRu = {
  field: "Данные в виде CSV",
  load: "Взять эти данные",
  open: "Открыть файл…",
  kept: "Прежние данные остались.",
  empty: "Здесь нет ни одной строки с числами.",
  columns: (line: string, wanted: string, count: string) =>
    `Строка ${line}: колонок ${count}, а нужно ${wanted}.`,
  number: (line: string, given: string) => `Строка ${line}: «${given}» — не число.`,
  long: (most: string) => `Строк больше ${most}: столько сразу не взять.`,
  unread: "Данные не прочитались.",
};
