// What is photographed: every scene, one with acts once for each, and act 2 of overfitting on
// numbers too. A name for the picture, and the hash up to its settings.

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
  {
    scene: "overfitting-numbers",
    hash: "#/overfitting?act=boundary&truth=saddle&hidden=16tanh-16tanh&tab=chain&ship=300&",
  },
];
