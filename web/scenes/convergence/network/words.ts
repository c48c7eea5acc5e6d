import { withEnglish } from "../../../words";
import { networkRu } from "../../../words/network.ru";

export const networkWords = withEnglish(networkRu, async () => {
  return (await import("../../../words/network.en")).networkEn;
});
