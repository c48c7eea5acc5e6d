//! How residuals are spread.

/// How many residuals lie in bins of equal width.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// The bounds of the bins, one more than there are bins.
    pub edges: Vec<f64>,
    /// How many lie from a bin's lower bound to below its upper one; the last bin has its upper bound too.
    pub counts: Vec<usize>,
}

/// The histogram of ŷ − y with ⌈log₂ n⌉ + 1 bins from the least to the greatest (Sturges, *The Choice of a Class Interval*,
/// JASA 21(153), 1926): `numpy.histogram(y_pred - y_true, bins="sturges")`. One number alone lies in the middle of a bin
/// as wide as 1. Nothing where a residual is not finite.
#[must_use]
pub fn histogram(residuals: &[f64]) -> Option<Histogram> {
    let least = residuals.iter().copied().reduce(f64::min)?;
    let greatest = residuals.iter().copied().reduce(f64::max)?;
    let [from, to] = if least == greatest { [least - 0.5, least + 0.5] } else { [least, greatest] };
    let width = to - from;
    if !residuals.iter().all(|one| one.is_finite()) || !width.is_finite() || width <= 0.0 {
        return None;
    }
    // ⌈log₂ n⌉ is how often n can be halved, rounded up; NumPy takes one bin where there is no width.
    let bins = match least == greatest {
        true => 1,
        false => residuals.len().next_power_of_two().trailing_zeros() as usize + 1,
    };
    let edges: Vec<f64> = (0..=bins)
        .map(|at| if at == bins { to } else { from + width * at as f64 / bins as f64 })
        .collect();
    let mut counts = vec![0; bins];
    for residual in residuals {
        let above = edges[1..bins].partition_point(|edge| edge <= residual);
        counts[above] += 1;
    }
    Some(Histogram { edges, counts })
}
