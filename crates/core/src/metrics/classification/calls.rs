//! What to write in Python for a metric of two classes under given settings.

use super::catalog::Metric;
use super::settings::{Binning, Settings, ZeroDivision};

/// Functions of scikit-learn that take `zero_division`.
const DIVIDING: [&str; 5] =
    ["precision_score", "recall_score", "f1_score", "fbeta_score", "jaccard_score"];
/// Edges of bins in the expression of the calibration error, and what they are for bins of about as many samples each.
const EDGES: [&str; 2] =
    ["np.linspace(0, 1, bins + 1)", "np.percentile(y_score, np.linspace(0, 100, bins + 1))"];

impl Metric {
    /// The call with the settings' numbers in the places of the arguments; without weights.
    #[must_use]
    pub fn python(&self, settings: &Settings) -> String {
        let call = self.spec.call(false);
        if let Some(rest) = self.zero_division(&call, settings) {
            return format!("{}{rest})", numbered(call.trim_end_matches(')'), settings));
        }
        match settings.binning {
            Binning::Uniform => numbered(&call, settings),
            Binning::Quantile => numbered(&call.replace(EDGES[0], EDGES[1]), settings),
        }
    }

    /// The argument that tells scikit-learn what 0/0 is, where it is not as by default.
    fn zero_division(&self, call: &str, settings: &Settings) -> Option<&'static str> {
        let name = call.split('(').next()?.rsplit('.').next()?;
        let rest = match settings.zero_division {
            ZeroDivision::Zero => return None,
            ZeroDivision::One => ", zero_division=1",
            ZeroDivision::Nan => ", zero_division=np.nan",
        };
        DIVIDING.contains(&name).then_some(rest)
    }
}

fn numbered(call: &str, settings: &Settings) -> String {
    let Settings { beta, max_fpr, bins, .. } = settings;
    let beta = if beta.is_infinite() { "np.inf".to_owned() } else { beta.to_string() };
    call.replace("beta=beta", &format!("beta={beta}"))
        .replace("max_fpr=max_fpr", &format!("max_fpr={max_fpr}"))
        .replace("bins + 1", &format!("{bins} + 1"))
        .replace(", bins)", &format!(", {bins})"))
}
