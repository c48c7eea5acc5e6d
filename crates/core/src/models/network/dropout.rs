//! Dropout (Srivastava et al., *Dropout: A Simple Way to Prevent Neural Networks from Overfitting*, JMLR 15, 2014).

use crate::error::Error;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// The stream that masks are drawn from; another than those of batches and noise.
const STREAM: u64 = 0x3f84_d5b5_b547_0917;

/// Every hidden neuron is dropped from a row with a probability p, and what is left is multiplied by 1/(1 − p), as
/// `torch.nn.Dropout` behind every activation does in training. Where losses are measured nothing is dropped.
///
/// What is dropped is a pure function of the seed and the step: PCG32 (O'Neill 2014) of the state
/// `seed + 2³²·step` gives a 32-bit number for each row of the step's batch and each hidden neuron of it, in turn,
/// and a neuron is dropped where it is below p·2³².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dropout {
    rate: f64,
    seed: u32,
}

impl Dropout {
    /// With the probability `rate` of being dropped.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`dropout`) where it is not from 0 to 1.
    pub fn new(rate: f64, seed: u32) -> Result<Self, Error> {
        Error::check_range("dropout", rate, 0.0, 1.0)?;
        Ok(Self { rate, seed })
    }

    /// Whether there is anything to drop.
    pub(super) fn drops(self) -> bool {
        self.rate > 0.0
    }

    /// What a step drops.
    pub(super) fn at(self, step: u32) -> Masks {
        Masks {
            bits: Pcg32::new(u64::from(self.seed) | u64::from(step) << 32, STREAM),
            below: (self.rate * 4_294_967_296.0) as u64,
            kept: 1.0 / (1.0 - self.rate),
        }
    }
}

/// The masks of a step, one after the other.
#[derive(Debug)]
pub(super) struct Masks {
    bits: Pcg32,
    below: u64,
    kept: f64,
}

impl Masks {
    /// What the next neuron is multiplied by.
    #[inline]
    pub(super) fn draw(&mut self) -> f64 {
        if u64::from(self.bits.next_u32()) < self.below { 0.0 } else { self.kept }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_dropped_neurons_is_the_rate_and_the_mean_is_kept() {
        for rate in [0.0, 0.1, 0.5, 0.9] {
            let mut masks = Dropout::new(rate, 7).unwrap().at(3);
            let count = 100_000_u32;
            let draws: Vec<f64> = (0..count).map(|_| masks.draw()).collect();
            let dropped = draws.iter().filter(|draw| **draw == 0.0).count() as f64;
            let share = dropped / f64::from(count);
            // Four standard errors.
            let margin = 4.0 * (rate * (1.0 - rate) / f64::from(count)).sqrt();
            assert!((share - rate).abs() <= margin, "{share} for {rate}");
            let mean = draws.iter().sum::<f64>() / f64::from(count);
            assert!((mean - 1.0).abs() <= margin / (1.0 - rate) + 1e-12, "{mean} at {rate}");
        }
    }

    #[test]
    fn all_can_be_dropped_and_no_more() {
        let mut masks = Dropout::new(1.0, 0).unwrap().at(0);
        assert!((0..1000).all(|_| masks.draw() == 0.0));
        assert!(Dropout::new(1.1, 0).is_err() && Dropout::new(-0.1, 0).is_err());
    }
}
