//! Seeded Gaussian noise: the same numbers for the same seed, on every target.

use crate::math;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// The stream that gradient noise is drawn from: PCG's own default.
const STREAM: u64 = 0x0a02_bdbf_7bb3_c0a7;

/// A source of independent standard normal numbers.
///
/// Uniform bits come from PCG32 (O'Neill 2014), normal numbers by Marsaglia's polar method (Marsaglia &
/// Bray, *A Convenient Method for Generating Normal Variables*, SIAM Review 6(3), 1964) over `libm`.
#[derive(Debug, Clone)]
pub struct Gaussian {
    bits: Pcg32,
    spare: Option<f64>,
}

impl Gaussian {
    /// A source that begins from a seed.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        Self::on_stream(seed, STREAM)
    }

    /// A source that begins from a seed, of numbers that have nothing to do with those of other streams.
    pub(crate) fn on_stream(seed: u32, stream: u64) -> Self {
        Self { bits: Pcg32::new(u64::from(seed), stream), spare: None }
    }

    /// The next number of mean 0 and standard deviation 1.
    pub fn draw(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (u, v) = (self.uniform(), self.uniform());
            let square = u * u + v * v;
            if square > 0.0 && square < 1.0 {
                let factor = (-2.0 * math::ln(square) / square).sqrt();
                self.spare = Some(v * factor);
                return u * factor;
            }
        }
    }

    /// A number in [−1, 1) with 53 random bits.
    pub(crate) fn uniform(&mut self) -> f64 {
        (self.bits.next_u64() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let [mut a, mut b] = [Gaussian::new(7), Gaussian::new(7)];
        assert!((0..100).all(|_| a.draw().to_bits() == b.draw().to_bits()));
        assert_ne!(Gaussian::new(7).draw(), Gaussian::new(8).draw());
    }

    #[test]
    fn mean_and_spread_are_those_of_the_normal_distribution() {
        let mut source = Gaussian::new(1);
        let draws: Vec<f64> = (0..100_000).map(|_| source.draw()).collect();
        let count = draws.len() as f64;
        let mean = draws.iter().sum::<f64>() / count;
        let variance = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / count;
        let beyond = draws.iter().filter(|d| d.abs() > 1.959_964).count() as f64 / count;
        // Four standard errors of each estimate.
        assert!(mean.abs() < 4.0 / count.sqrt(), "mean {mean}");
        assert!((variance - 1.0).abs() < 4.0 * (2.0 / count).sqrt(), "variance {variance}");
        assert!((beyond - 0.05).abs() < 4.0 * (0.0475 / count).sqrt(), "tails {beyond}");
    }
}
