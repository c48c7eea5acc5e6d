//! Mini-batches: which rows a step looks at.

use crate::error::Error;
use rand_core::Rng;
use rand_pcg::Pcg32;

/// The stream that batches are drawn from; another than that of gradient noise.
const STREAM: u64 = 0x5851_f42d_4c95_7f2d;

/// Batches as PyTorch's `DataLoader(shuffle=True)` has them: in each epoch every row once, in a new random
/// order; the last batch of an epoch holds what is left.
///
/// The batch of a step is a pure function of the seed and the step, so that a run can be gone back to.
#[derive(Debug, Clone)]
pub struct Batches {
    size: usize,
    seed: u32,
    epoch: Option<u64>,
    order: Vec<usize>,
}

impl Batches {
    /// Batches of `size` of `rows` rows.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] where `size` is not from 1 to `rows`.
    pub fn new(rows: usize, size: usize, seed: u32) -> Result<Self, Error> {
        Error::check_range("batch_size", size as f64, 1.0, rows as f64)?;
        Ok(Self { size, seed, epoch: None, order: (0..rows).collect() })
    }

    /// The rows of a step's batch; steps count from 0.
    pub fn at(&mut self, step: u32) -> &[usize] {
        let rows = self.order.len();
        let batches = rows.div_ceil(self.size);
        let (epoch, batch) = (u64::from(step) / batches as u64, step as usize % batches);
        if self.epoch != Some(epoch) {
            self.shuffle(epoch);
        }
        let from = batch * self.size;
        &self.order[from..rows.min(from + self.size)]
    }

    /// Orders the rows anew (Fisher & Yates), as the epoch's number wants it whatever order they had.
    fn shuffle(&mut self, epoch: u64) {
        let mut bits = Pcg32::new(u64::from(self.seed) | epoch << 32, STREAM);
        for (row, slot) in self.order.iter_mut().enumerate() {
            *slot = row;
        }
        for last in (1..self.order.len()).rev() {
            // The upper half of the product: a number below `last + 1`, even to 64 bits.
            let other = (u128::from(bits.next_u64()) * (last as u128 + 1)) >> 64;
            self.order.swap(last, other as usize);
        }
        self.epoch = Some(epoch);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_epoch_shows_every_row_once(rows in 1_usize..40, size in 1_usize..40, seed: u32) {
            let size = size.min(rows);
            let mut batches = Batches::new(rows, size, seed).unwrap();
            let count = rows.div_ceil(size) as u32;
            for epoch in 0..3 {
                let mut seen: Vec<usize> =
                    (0..count).flat_map(|b| batches.at(epoch * count + b).to_vec()).collect();
                seen.sort_unstable();
                prop_assert_eq!(seen, (0..rows).collect::<Vec<_>>());
            }
        }

        #[test]
        fn a_step_has_its_batch_in_whatever_order_it_is_asked(seed: u32, step in 0_u32..50) {
            let mut forwards = Batches::new(20, 3, seed).unwrap();
            let walked = (0..=step).map(|s| forwards.at(s).to_vec()).next_back();
            let asked = Batches::new(20, 3, seed).unwrap().at(step).to_vec();
            prop_assert_eq!(walked, Some(asked));
        }
    }

    #[test]
    fn epochs_and_seeds_differ() {
        let first = |seed, step| Batches::new(150, 150, seed).unwrap().at(step).to_vec();
        assert_ne!(first(0, 0), first(0, 1));
        assert_ne!(first(0, 0), first(1, 0));
    }

    #[test]
    fn a_batch_of_none_or_of_too_many_is_refused() {
        assert!(Batches::new(10, 0, 0).is_err() && Batches::new(10, 11, 0).is_err());
    }
}
