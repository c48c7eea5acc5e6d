// What hands do to data of one's own: new data each time, for the past keeps the old.

import type { OwnData } from "./own";

/** The same with one object's score changed. */
export function moved(own: OwnData, at: number, score: number): OwnData {
  const scores = own.scores.slice();
  scores[at] = score;
  return { ...own, scores };
}

/** The same with one object in the other class. */
export function flipped(own: OwnData, at: number): OwnData {
  return { ...own, labels: own.labels.map((label, other) => (other === at ? 1 - label : label)) };
}

/** The same with one object more, at the end. */
export function added(own: OwnData, label: number, score: number): OwnData {
  return {
    ...own,
    labels: Uint32Array.from([...own.labels, label]),
    scores: Float64Array.from([...own.scores, score]),
  };
}

/** The same without one object. */
export function removed(own: OwnData, at: number): OwnData {
  return {
    ...own,
    labels: own.labels.filter((_, other) => other !== at),
    scores: own.scores.filter((_, other) => other !== at),
  };
}

/** The same with the other of two classes as the positive one. */
export function turned(own: OwnData): OwnData {
  const labels = own.labels.map((label) => 1 - label);
  return { ...own, classes: [...own.classes].reverse(), labels };
}
