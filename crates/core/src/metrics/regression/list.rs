//! The one list of metrics of regression.

use super::rules::Rule;
use super::{ALPHA, DELTA, Loss, Metric, POWER};
use crate::metrics::{Depends, Spec};
use crate::spec::Reference;

/// The formulas of the metrics that a model is fitted under too.
pub(crate) const MSE: &str = r"\frac{1}{n} \sum_{i=1}^{n} (y_i - \hat y_i)^2";
pub(crate) const MAE: &str = r"\frac{1}{n} \sum_{i=1}^{n} |y_i - \hat y_i|";
pub(crate) const MSLE: &str =
    r"\frac{1}{n} \sum_{i=1}^{n} \left(\ln(y_i + 1) - \ln(\hat y_i + 1)\right)^2";
pub(crate) const MAPE: &str =
    r"\frac{1}{n} \sum_{i=1}^{n} \frac{|y_i - \hat y_i|}{\max(|y_i|, \varepsilon)}";
pub(crate) const HUBER_LOSS: &str = r"\frac{1}{n} \sum_{i=1}^{n} \begin{cases} \frac{1}{2} (y_i - \hat y_i)^2 & \text{if } |y_i - \hat y_i| \le \delta \\ \delta \left(|y_i - \hat y_i| - \frac{1}{2} \delta\right) & \text{otherwise} \end{cases}";
pub(crate) const SMAPE: &str =
    r"\frac{1}{n} \sum_{i=1}^{n} \frac{2 |y_i - \hat y_i|}{|y_i| + |\hat y_i|}";
pub(crate) const PINBALL: &str = r"\frac{1}{n} \sum_{i=1}^{n} \left(\alpha \max(y_i - \hat y_i, 0) + (1 - \alpha) \max(\hat y_i - y_i, 0)\right)";
pub(crate) const LOG_COSH: &str = r"\frac{1}{n} \sum_{i=1}^{n} \ln \cosh(y_i - \hat y_i)";
pub(crate) const POISSON: &str =
    r"\frac{2}{n} \sum_{i=1}^{n} \left(y_i \ln \frac{y_i}{\hat y_i} - y_i + \hat y_i\right)";
pub(crate) const GAMMA: &str =
    r"\frac{2}{n} \sum_{i=1}^{n} \left(\ln \frac{\hat y_i}{y_i} + \frac{y_i}{\hat y_i} - 1\right)";
pub(crate) const TWEEDIE: &str = r"\frac{2}{n} \sum_{i=1}^{n} \left(\frac{\max(y_i, 0)^{2-p}}{(1-p)(2-p)} - \frac{y_i\,\hat y_i^{1-p}}{1-p} + \frac{\hat y_i^{2-p}}{2-p}\right)";

/// Every metric of regression, in the order of the page. A new one is one entry here.
pub static REGRESSION: &[Metric] = &[
    Metric {
        spec: Spec::error("mse", "mean squared error", MSE)
            .depending(Depends::Units(2))
            .sklearn("sklearn.metrics.mean_squared_error", "y_true, y_pred")
            .from(&[GNEITING]),
        rule: Rule::Mean(|_| Loss::Squared),
    },
    Metric {
        spec: Spec::error("mae", "mean absolute error", MAE)
            .sklearn("sklearn.metrics.mean_absolute_error", "y_true, y_pred")
            .from(&[GNEITING]),
        rule: Rule::Mean(|_| Loss::Absolute),
    },
    Metric {
        spec: Spec::error(
            "msle",
            "mean squared logarithmic error",
            MSLE,
        )
        .depending(Depends::OtherUnits)
        .sklearn("sklearn.metrics.mean_squared_log_error", "y_true, y_pred")
        .from(&[SKLEARN]),
        rule: Rule::Mean(|_| Loss::SquaredLog),
    },
    Metric {
        spec: Spec::error(
            "mape",
            "mean absolute percentage error",
            MAPE,
        )
        .depending(Depends::Nothing)
        .sklearn("sklearn.metrics.mean_absolute_percentage_error", "y_true, y_pred")
        .from(&[HYNDMAN]),
        rule: Rule::Mean(|_| Loss::Percentage),
    },
    Metric {
        spec: Spec::error(
            "rmse",
            "root mean squared error",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} (y_i - \hat y_i)^2}",
        )
        .sklearn("sklearn.metrics.root_mean_squared_error", "y_true, y_pred")
        .from(&[HYNDMAN]),
        rule: Rule::Root(|_| Loss::Squared),
    },
    Metric {
        spec: Spec::error(
            "rmsle",
            "root mean squared logarithmic error",
            r"\sqrt{\frac{1}{n} \sum_{i=1}^{n} \left(\ln(y_i + 1) - \ln(\hat y_i + 1)\right)^2}",
        )
        .depending(Depends::OtherUnits)
        .sklearn("sklearn.metrics.root_mean_squared_log_error", "y_true, y_pred")
        .from(&[SKLEARN]),
        rule: Rule::Root(|_| Loss::SquaredLog),
    },
    Metric {
        spec: Spec::score(
            "r2",
            "coefficient of determination",
            r"1 - \frac{\sum_{i=1}^{n} (y_i - \hat y_i)^2}{\sum_{i=1}^{n} (y_i - \bar y)^2}",
        )
        .sklearn("sklearn.metrics.r2_score", "y_true, y_pred")
        .from(&[KVALSETH]),
        rule: Rule::R2,
    },
    Metric {
        spec: Spec::score(
            "explained_variance",
            "explained variance",
            r"1 - \frac{\operatorname{Var}(y - \hat y)}{\operatorname{Var}(y)}",
        )
        .sklearn("sklearn.metrics.explained_variance_score", "y_true, y_pred")
        .from(&[SKLEARN]),
        rule: Rule::ExplainedVariance,
    },
    Metric {
        spec: Spec::error(
            "median_ae",
            "median absolute error",
            r"\operatorname{median}_{i} |y_i - \hat y_i|",
        )
        .sklearn("sklearn.metrics.median_absolute_error", "y_true, y_pred")
        .from(&[QUANTILES]),
        rule: Rule::Median,
    },
    Metric {
        spec: Spec::error("max_error", "maximum error", r"\max_{i} |y_i - \hat y_i|")
            .unweighted()
            .sklearn("sklearn.metrics.max_error", "y_true, y_pred")
            .from(&[SKLEARN]),
        rule: Rule::Max,
    },
    Metric {
        spec: Spec::error(
            "pinball",
            "mean pinball loss",
            PINBALL,
        )
        .with(&[ALPHA])
        .sklearn("sklearn.metrics.mean_pinball_loss", "y_true, y_pred, alpha=alpha")
        .from(&[KOENKER]),
        rule: Rule::Mean(|p| Loss::Pinball { alpha: p.alpha }),
    },
    Metric {
        spec: Spec::error(
            "huber",
            "mean Huber loss",
            HUBER_LOSS,
        )
        .depending(Depends::OtherUnits)
        .with(&[DELTA])
        .numpy(
            "np.average(np.where(np.abs(y_true - y_pred) <= delta, (y_true - y_pred) ** 2 / 2, \
             delta * (np.abs(y_true - y_pred) - delta / 2)), weights=w)",
        )
        .from(&[HUBER]),
        rule: Rule::Mean(|p| Loss::Huber { delta: p.delta }),
    },
    Metric {
        spec: Spec::error(
            "log_cosh",
            "mean log-cosh loss",
            LOG_COSH,
        )
        .depending(Depends::OtherUnits)
        .numpy(
            "np.average(np.where(np.abs(y_true - y_pred) < 1, \
             np.log1p(2 * np.sinh(np.clip(y_true - y_pred, -1, 1) / 2) ** 2), \
             np.logaddexp(y_true - y_pred, y_pred - y_true) - np.log(2)), weights=w)",
        )
        .from(&[SALEH]),
        rule: Rule::Mean(|_| Loss::LogCosh),
    },
    Metric {
        spec: Spec::error(
            "smape",
            "symmetric mean absolute percentage error",
            SMAPE,
        )
        .within(0.0, 2.0)
        .depending(Depends::Nothing)
        .numpy(
            "np.average(2 * np.abs(y_true - y_pred) / np.where((y_true == 0) & (y_pred == 0), 1, \
             np.abs(y_true) + np.abs(y_pred)), weights=w)",
        )
        .from(&[MAKRIDAKIS]),
        rule: Rule::Mean(|_| Loss::SymmetricPercentage),
    },
    Metric {
        spec: Spec::error(
            "wape",
            "weighted absolute percentage error",
            r"\frac{\sum_{i=1}^{n} |y_i - \hat y_i|}{\sum_{i=1}^{n} |y_i|}",
        )
        .depending(Depends::Nothing)
        .numpy("np.sum(w * np.abs(y_true - y_pred)) / np.sum(w * np.abs(y_true))")
        .from(&[KOLASSA]),
        rule: Rule::Relative,
    },
    Metric {
        spec: Spec::error(
            "poisson_deviance",
            "mean Poisson deviance",
            POISSON,
        )
        .sklearn("sklearn.metrics.mean_poisson_deviance", "y_true, y_pred")
        .from(&[JORGENSEN]),
        rule: Rule::Mean(|_| Loss::Tweedie { power: 1.0 }),
    },
    Metric {
        spec: Spec::error(
            "gamma_deviance",
            "mean gamma deviance",
            GAMMA,
        )
        .depending(Depends::Nothing)
        .sklearn("sklearn.metrics.mean_gamma_deviance", "y_true, y_pred")
        .from(&[JORGENSEN]),
        rule: Rule::Mean(|_| Loss::Tweedie { power: 2.0 }),
    },
    Metric {
        spec: Spec::error(
            "tweedie_deviance",
            "mean Tweedie deviance",
            TWEEDIE,
        )
        .depending(Depends::OtherUnits)
        .with(&[POWER])
        .sklearn("sklearn.metrics.mean_tweedie_deviance", "y_true, y_pred, power=power")
        .from(&[JORGENSEN]),
        rule: Rule::Mean(|p| Loss::Tweedie { power: p.power }),
    },
    Metric {
        spec: Spec::score(
            "d2_absolute",
            "D² score, absolute error",
            r"1 - \frac{\sum_{i=1}^{n} |y_i - \hat y_i|}{\sum_{i=1}^{n} |y_i - \operatorname{median}(y)|}",
        )
        .sklearn("sklearn.metrics.d2_absolute_error_score", "y_true, y_pred")
        .from(&[KOENKER_MACHADO, HASTIE]),
        rule: Rule::Skill(|_| Loss::Pinball { alpha: 0.5 }),
    },
    Metric {
        spec: Spec::score(
            "d2_pinball",
            "D² score, pinball loss",
            r"1 - \frac{\operatorname{pinball}_\alpha(y, \hat y)}{\operatorname{pinball}_\alpha(y, q_\alpha(y))}",
        )
        .with(&[ALPHA])
        .sklearn("sklearn.metrics.d2_pinball_score", "y_true, y_pred, alpha=alpha")
        .from(&[KOENKER_MACHADO, HASTIE]),
        rule: Rule::Skill(|p| Loss::Pinball { alpha: p.alpha }),
    },
    Metric {
        spec: Spec::score(
            "d2_tweedie",
            "D² score, Tweedie deviance",
            r"1 - \frac{D_p(y, \hat y)}{D_p(y, \bar y)}",
        )
        .with(&[POWER])
        .sklearn("sklearn.metrics.d2_tweedie_score", "y_true, y_pred, power=power")
        .from(&[HASTIE]),
        rule: Rule::Skill(|p| Loss::Tweedie { power: p.power }),
    },
];

const SKLEARN: Reference = Reference {
    text: "scikit-learn 1.9, User Guide, Regression metrics",
    url: "https://scikit-learn.org/1.9/modules/model_evaluation.html#regression-metrics",
};
const GNEITING: Reference = Reference {
    text: "Gneiting, Making and Evaluating Point Forecasts, JASA 106(494), 2011",
    url: "https://doi.org/10.1198/jasa.2011.r10138",
};
const HYNDMAN: Reference = Reference {
    text: "Hyndman & Koehler, Another look at measures of forecast accuracy, International Journal of Forecasting 22(4), 2006",
    url: "https://doi.org/10.1016/j.ijforecast.2006.03.001",
};
const MAKRIDAKIS: Reference = Reference {
    text: "Makridakis, Accuracy measures: theoretical and practical concerns, International Journal of Forecasting 9(4), 1993",
    url: "https://doi.org/10.1016/0169-2070(93)90079-3",
};
const KOLASSA: Reference = Reference {
    text: "Kolassa & Schütz, Advantages of the MAD/Mean Ratio over the MAPE, Foresight 6, 2007",
    url: "https://ideas.repec.org/a/for/ijafaa/y2007i6p40-43.html",
};
const KVALSETH: Reference = Reference {
    text: "Kvålseth, Cautionary Note about R², The American Statistician 39(4), 1985",
    url: "https://doi.org/10.1080/00031305.1985.10479448",
};
const QUANTILES: Reference = Reference {
    text: "Hyndman & Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996",
    url: "https://doi.org/10.1080/00031305.1996.10473566",
};
const KOENKER: Reference = Reference {
    text: "Koenker & Bassett, Regression Quantiles, Econometrica 46(1), 1978",
    url: "https://doi.org/10.2307/1913643",
};
const KOENKER_MACHADO: Reference = Reference {
    text: "Koenker & Machado, Goodness of Fit and Related Inference Processes for Quantile Regression, JASA 94(448), 1999",
    url: "https://doi.org/10.1080/01621459.1999.10473882",
};
const HUBER: Reference = Reference {
    text: "Huber, Robust Estimation of a Location Parameter, Annals of Mathematical Statistics 35(1), 1964; torch.nn.HuberLoss",
    url: "https://doi.org/10.1214/aoms/1177703732",
};
const SALEH: Reference = Reference {
    text: "Saleh & Saleh, Statistical Properties of the log-cosh Loss Function Used in Machine Learning, 2022",
    url: "https://arxiv.org/abs/2208.04564",
};
const JORGENSEN: Reference = Reference {
    text: "Jørgensen, Exponential Dispersion Models, Journal of the Royal Statistical Society B 49(2), 1987",
    url: "https://doi.org/10.1111/j.2517-6161.1987.tb01685.x",
};
const HASTIE: Reference = Reference {
    text: "Hastie, Tibshirani & Wainwright, Statistical Learning with Sparsity, 2015, eq. 3.11",
    url: "https://hastie.su.domains/StatLearnSparsity/",
};
