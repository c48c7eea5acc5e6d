import type { KeyId } from "./keys";

/** What the parts of the shell say that load when they are opened. */
export const shellRu = {
  close: "Закрыть",
  copyLink: "Скопировать ссылку",
  copied: "Ссылка скопирована: в ней всё, что сейчас на странице.",
  copyByHand: "Браузер не дал скопировать. Ссылка выделена — скопируйте её сами.",
  link: "Ссылка на то, что на экране",
  fullScreen: "Во весь экран",
  exitFullScreen: "Из полного экрана",
  help: "Помощь",
  key: "Клавиша",
  does: "Что делает",
  helpHint:
    "В полях ввода клавиши набирают текст, а отмена действует внутри поля. Язык, тема и размер шрифта — настройки страницы: отмена их не касается.",
  keys: {
    play: "Пуск и пауза",
    back: "Шаг назад",
    forward: "Шаг вперёд",
    start: "На поверхности: двигают старт, с Shift — мелко",
    nearer: "Ближе",
    farther: "Дальше",
    whole: "Вся область",
    pan: "На поверхности: двигают вид; с Alt тоже",
    relief: "На рельефе: поворачивают его; + − 0 там — его ракурс",
    chart: "На графике: ведут по шагам и читают значения",
    slider: "На ползунке: меняют значение",
    fallback: "На ползунке: возвращает исходное значение",
    undo: "Отменить последнее действие",
    redo: "Вернуть отменённое",
    help: "Помощь: все клавиши",
    fullScreen: "Во весь экран и обратно",
  } satisfies Record<KeyId, string>,
  keyNames: {
    " ": "Пробел",
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    PageUp: "Page Up",
    PageDown: "Page Down",
  } as Readonly<Record<string, string>>,
};
