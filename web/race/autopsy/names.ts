import type { AutopsyWords } from "../../words/autopsy.ru";
import type { CatalogWords } from "../../words/catalog";

/** A quantity in words: of the catalog where it is a hyperparameter or a state, else of the autopsy itself; `undefined` where none knows it. */
export function nameOf(
  name: string,
  optimizer: string,
  { names, terms }: AutopsyWords,
  { hyperparameters, state }: CatalogWords,
): string | undefined {
  const known: Readonly<Record<string, string>> = { ...state, ...names, ...terms };
  const hyperparameter = (hyperparameters as Readonly<Record<string, { name: string }>>)[name];
  return hyperparameter?.name ?? known[`${optimizer}.${name}`] ?? known[name];
}
