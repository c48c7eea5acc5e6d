import type { Locale } from "./numbers";

/** What controls say beside their own labels, in the language of the page. */
export interface PanelWords {
  readonly locale: Locale;
  /** Under a field whose text is not a number. */
  readonly notANumber: string;
  /** Under a field that wants a whole number. */
  readonly notWhole: string;
  /** Under a field whose number is not accepted; the bounds are written out already. */
  readonly outOfRange: (min: string, max: string) => string;
  /** The name of the button that brings the default back. */
  readonly reset: (label: string) => string;
  /** The name of the "?" button. */
  readonly help: (label: string) => string;
  /** While the code of a part is fetched. */
  readonly partLoading: string;
  /** It could not be fetched. */
  readonly partFailed: string;
  readonly retry: string;
}
