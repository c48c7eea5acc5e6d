//! What is added to a loss for the size of the weights.

use super::Network;
use crate::error::Error;
use crate::number::Real;

/// l1·Σ|w| + l2/2·Σw² over the matrices of a network; its biases cost nothing.
///
/// The slope of |w| at 0 is 0. With plain gradient descent l2 is PyTorch's `weight_decay` of the matrices; with
/// optimizers that scale the gradient it is not what AdamW calls so.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Penalty {
    l1: f64,
    l2: f64,
}

impl Penalty {
    /// A penalty of these factors.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] (`l1`, `l2`) for one that is negative or not finite.
    pub fn new(l1: f64, l2: f64) -> Result<Self, Error> {
        Error::check_range("l1", l1, 0.0, f64::MAX)?;
        Error::check_range("l2", l2, 0.0, f64::MAX)?;
        Ok(Self { l1, l2 })
    }

    /// The penalty of these weights; with `gradient`, adds its derivatives.
    pub(super) fn add<R: Real>(
        self,
        network: &Network,
        weights: &[R],
        mut gradient: Option<&mut [R]>,
    ) -> R {
        let mut sum = R::constant(0.0);
        if self == Self::default() {
            return sum;
        }
        for layer in network.layers() {
            let slots = gradient.as_deref_mut().map(|gradient| &mut gradient[layer.matrix.clone()]);
            sum = sum + self.of_matrix(&weights[layer.matrix.clone()], slots);
        }
        sum
    }

    fn of_matrix<R: Real>(self, weights: &[R], gradient: Option<&mut [R]>) -> R {
        let (mut sizes, mut squares) = (R::constant(0.0), R::constant(0.0));
        for weight in weights {
            sizes = sizes + weight.abs();
            squares = squares + weight.square();
        }
        for (slot, weight) in gradient.into_iter().flatten().zip(weights) {
            *slot = *slot + weight.sign() * self.l1 + *weight * self.l2;
        }
        sizes * self.l1 + squares * (self.l2 / 2.0)
    }
}
