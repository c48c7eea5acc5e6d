// The views that are fetched when one of them is chosen.

export { Calibration } from "./calibration";
export { Cost } from "./cost";
export { Det } from "./det";
export { Gain } from "./gain";
export { Lift } from "./lift";
export { MetricLines } from "./metrics-lines";
