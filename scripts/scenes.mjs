// The scenes that are photographed: their routes in the hash.

export const SCENES = ["race"];
