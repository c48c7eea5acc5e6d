import { withWords } from "../../words";

/** What the page knows of the scene before it is there. */
export const classificationRoute = {
  id: "classification",
  load: () => withWords(import("./index").then(({ createScene }) => ({ createScene }))),
  /** It fetches the module of metrics and needs no other. */
  ownCore: true,
} as const;
