// What is photographed: every scene, one with acts once for each. A name for the picture, and the hash up to its settings.

export const SCENES = [
  { scene: "race", hash: "#/race?" },
  ...["1", "2", "3", "4"].map((act) => ({
    scene: `convergence-${act}`,
    hash: `#/convergence?act=${act}&`,
  })),
  { scene: "classification", hash: "#/classification?" },
  { scene: "regression", hash: "#/regression?" },
  ...["curve", "boundary"].map((act) => ({
    scene: `overfitting-${act}`,
    hash: `#/overfitting?act=${act}&`,
  })),
];
