import type { ReliefWords } from "./relief.ru";

export const reliefEn: ReliefWords = {
  label: (surface) => `Relief: ${surface}`,
  help: "Arrow keys turn the relief, plus and minus come nearer and go farther, zero brings back the first view.",
  nearer: "Relief nearer",
  farther: "Relief farther",
  home: "First view of the relief",
  close: "Close the relief",
  log: "Height is the logarithm of the loss above the bottom, as colour is: the floor is drawn out, the walls are compressed.",
  linear: "Height is the loss, as colour is; its scale is its own, not that of x and y.",
  noWebgl:
    "This browser lets no page draw in three dimensions (there is no WebGL 2, or it is switched off). The flat map shows the same run: colour tells the height.",
  lost: "The graphics card broke off drawing the relief.",
  again: "Draw it again",
  noModule: "The relief did not load: there is no network.",
  said: (surface, step, racers) => `${surface}, step ${step}. ${racers}`,
  racer: (name, x, y, loss) => `${name}: x = ${x}, y = ${y}, loss ${loss}`,
};
