import { signal } from "@preact/signals";
import type { Locale } from "./numbers";

/** The page's language. The seminar is held in Russian; whoever prefers English says so once. */
export const locale = signal<Locale>("ru");
