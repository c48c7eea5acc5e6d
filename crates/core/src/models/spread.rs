//! How far apart numbers lie.

/// The least, the median and the greatest of those that are finite; NaN where there is none. The median of an even count is
/// the mean of the two in the middle.
#[must_use]
pub fn spread(numbers: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut finite: Vec<f64> = numbers.filter(|number| number.is_finite()).collect();
    finite.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (finite.first(), finite.last()) else { return [f64::NAN; 3] };
    let middle = finite.len() / 2;
    let median = if finite.len().is_multiple_of(2) {
        f64::midpoint(finite[middle - 1], finite[middle])
    } else {
        finite[middle]
    };
    [*least, median, *most]
}
