import { byLocale } from "../words";
import { swarmEn } from "../words/swarm.en";
import { swarmRu } from "../words/swarm.ru";

/** What is said of single objects: it comes with their picture. */
export const swarmWords = byLocale({ ru: swarmRu, en: swarmEn });
