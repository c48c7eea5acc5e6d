// What the core says to be read: the formulas and sources, without the module that the page runs on. Imported when
// one of them is opened.

export {
  lossFormulas,
  modelFormulas,
  type OptimizerNotes,
  optimizerNotes,
  surfaceNotes,
} from "../pkg/notes";
