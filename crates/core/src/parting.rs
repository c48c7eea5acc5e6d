//! Where two runs from one start part.

use crate::run::Trajectory;

/// How far two runs came from each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parting {
    /// The first step at which they are farther apart than the threshold, or at which only one of them still has finite
    /// numbers; `None` if there is none.
    pub step: Option<u32>,
    /// The greatest distance between them, over the steps that both took.
    pub greatest: f64,
    /// The last step that both took.
    pub last: u32,
    /// The distance between them there.
    pub at_last: f64,
}

/// Compares two runs step by step. The threshold is a length in the space of the parameters.
#[must_use]
pub fn parting(a: &Trajectory, b: &Trajectory, threshold: f64) -> Parting {
    let last = a.taken.min(b.taken);
    let mut step = (a.taken != b.taken).then_some(last + 1);
    let (mut greatest, mut at_last) = (0.0, 0.0);
    for at in (0..=last).rev() {
        let differences = a.point(at).iter().zip(b.point(at)).map(|(x, y)| x - y);
        let distance = differences.map(|difference| difference * difference).sum::<f64>().sqrt();
        if at == last {
            at_last = distance;
        }
        if distance > threshold {
            step = Some(at);
        }
        greatest = distance.max(greatest);
    }
    Parting { step, greatest, last, at_last }
}
