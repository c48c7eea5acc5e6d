import { withWords } from "../../words";

/** What the page knows of the scene before it is there. */
export const regressionRoute = {
  id: "regression",
  load: () => withWords(import("./index").then(({ createScene }) => ({ createScene }))),
  /** It begins with the module of the first load; the metrics follow with the full one. */
  needsFull: () => false,
} as const;
