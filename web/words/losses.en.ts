import type { lossesRu } from "./losses.ru";

/** The losses that only the scene of regression offers, and what they leave open. */
export const lossesEn: typeof lossesRu = {
  losses: {
    pinball: {
      name: "Pinball (quantile)",
      summary:
        "Too low costs α, too high 1 − α: the line follows the α-quantile (quantile regression), not the middle.",
    },
    log_cosh: {
      name: "Log-cosh",
      summary: "ln cosh of the error: a square near zero, its size far off, without a kink.",
    },
    smape: {
      name: "sMAPE",
      summary:
        "The error by half of |y| + |ŷ|: not convex, and flat where the signs of y and ŷ differ.",
    },
    poisson_deviance: {
      name: "Poisson deviance",
      summary: "For counts: the spread grows with ŷ. It asks for y ≥ 0 and ŷ > 0.",
    },
    gamma_deviance: {
      name: "Gamma deviance",
      summary: "Depends on y/ŷ alone. It asks for y > 0 and ŷ > 0.",
    },
    tweedie_deviance: {
      name: "Tweedie deviance",
      summary: "Between Poisson (p = 1) and gamma (p = 2). It asks for ŷ > 0.",
    },
  },
  alpha: "Quantile α",
  alphaHelp:
    "Too low costs α, too high 1 − α: the best constant is the α-quantile. At 0.5 it is half of MAE.",
  power: "Power p",
  powerHelp:
    "Tweedie deviance: the variance grows as ŷᵖ. p = 1 is Poisson, p = 2 gamma; p = 0 is MSE itself, and between 0 and 1 there is no such distribution.",
};
