//! Memory that training holds for every parameter: weights, gradient, and what the optimizer keeps.
//!
//! Not counted, because it depends on the batch, the architecture and the program and not on the number of
//! parameters alone: activations kept for the backward pass, buffers, the framework itself. So what does not fit by
//! this count does not fit at all, and what fits needs more.

use crate::error::Error;
use crate::spec::{Meaning, Needs, Settings, StateSlot};

/// How many numbers an optimizer holds besides weights and gradient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footprint {
    /// Vectors of one number a parameter that its [`Spec`](crate::spec::Spec) lists as state.
    pub state: u32,
    /// Such vectors besides: the pairs of a limited-memory history, two vectors each, or a trial point.
    pub more: u32,
    /// Matrices of n × n numbers.
    pub matrices: u32,
}

impl Footprint {
    /// What is held under these settings.
    ///
    /// - State: as [`held`] lists it. Single numbers are not counted.
    /// - A hyperparameter `history_size` h: up to h pairs (s, y), 2h vectors.
    /// - [`Needs::Values`]: the trial point beside the present one, one vector.
    /// - [`Needs::Hessian`]: the matrix, n² numbers; its eigenvectors as many again under `saddle_free`.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let spec = settings.spec();
        let value = |name| settings.iter().find(|(n, _)| *n == name).map_or(0, |(_, v)| v as u32);
        let trial = u32::from(spec.needs == Needs::Values);
        let hessian = u32::from(spec.needs == Needs::Hessian);
        Self {
            state: held(settings).count() as u32,
            more: 2 * value("history_size") + trial,
            matrices: hessian * (1 + value("saddle_free")),
        }
    }

    /// How many numbers that is for n parameters: (state + more) n + matrices n².
    #[must_use]
    pub fn numbers(&self, parameters: f64) -> f64 {
        let vectors = f64::from(self.state + self.more);
        vectors * parameters + f64::from(self.matrices) * parameters * parameters
    }
}

/// The vectors of an optimizer's state that are held under these settings: those of its spec's list whose symbol stands in
/// a line of the formula that applies. So an average that the settings switch off is not held, as in PyTorch.
pub fn held(settings: &Settings) -> impl Iterator<Item = &'static StateSlot> {
    let vectors = settings.spec().state.iter().filter(|slot| slot.meaning != Meaning::Number);
    vectors.filter(|slot| settings.formula().any(|line| stands_in(slot.symbol, line)))
}

/// Whether a symbol stands in a line of TeX as a whole, not within a longer name.
fn stands_in(symbol: &str, tex: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    tex.match_indices(symbol).any(|(at, _)| {
        let before = tex[..at].chars().next_back();
        let after = tex[at + symbol.len()..].chars().next();
        let in_a_name = is_letter(before) || matches!(before, Some('\\' | '_'));
        (symbol.starts_with('\\') || !in_a_name) && !is_letter(after)
    })
}

/// In which formats training holds its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// All in 32 bits: 4 bytes a number.
    Single,
    /// Mixed precision (Micikevicius et al. 2018): weights and gradients for the computation in 16 bits, beside
    /// them a master copy of the weights and the optimizer's state in 32. So for Adam as many bytes as
    /// [`Precision::Single`]: what it saves is time, and activations, which are not counted here.
    Mixed,
    /// All in 16 bits, without a master copy. In fp16 (11 significant bits) an update below 2⁻¹² of its weight is
    /// rounded away, so training mostly stalls.
    Half,
    /// An 8-bit optimizer (Dettmers et al. 2022): its state in 8 bits with one 32-bit scale a block, weights and gradients
    /// in 32. State below [`LEAST_QUANTIZED`] numbers stays in 32 bits.
    EightBitState,
}

/// Numbers that share a scale in an 8-bit state: the block size of Dettmers et al. 2022, section 2.1.
pub const BLOCK: f64 = 2048.0;
/// Tensors of fewer numbers keep a 32-bit state: `min_8bit_size` of bitsandbytes.
pub const LEAST_QUANTIZED: f64 = 4096.0;

impl Precision {
    /// All of them by their stable names, in the order of the page.
    pub const ALL: [(&'static str, Self); 4] = [
        ("fp32", Self::Single),
        ("mixed", Self::Mixed),
        ("fp16", Self::Half),
        ("8bit", Self::EightBitState),
    ];

    /// The memory that training n parameters holds, in bytes.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for a number of parameters that [`super::check_parameters`] refuses.
    pub fn memory(self, parameters: f64, footprint: Footprint) -> Result<Memory, Error> {
        let n = super::check_parameters(parameters)?;
        let numbers = footprint.numbers(n);
        let [weights, master, gradients, state] = match self {
            Self::Single => [4.0, 0.0, 4.0, 4.0],
            Self::Mixed => [2.0, 4.0, 2.0, 4.0],
            Self::Half => [2.0, 0.0, 2.0, 2.0],
            Self::EightBitState if n < LEAST_QUANTIZED => [4.0, 0.0, 4.0, 4.0],
            Self::EightBitState => [4.0, 0.0, 4.0, 1.0 + 4.0 / BLOCK],
        };
        Ok(Memory {
            weights: weights * n,
            master_weights: master * n,
            gradients: gradients * n,
            state: state * numbers,
        })
    }
}

/// Bytes held in training.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// The weights that the network computes with.
    pub weights: f64,
    /// Their 32-bit copy that updates are added to, in mixed precision.
    pub master_weights: f64,
    /// One gradient.
    pub gradients: f64,
    /// What the optimizer keeps.
    pub state: f64,
}

impl Memory {
    /// All of it.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.weights + self.master_weights + self.gradients + self.state
    }
}

/// What it takes to run a trained network: its weights alone, in 16 bits, in bytes.
#[must_use]
pub fn inference(parameters: f64) -> f64 {
    2.0 * parameters
}

#[cfg(test)]
mod tests {
    use super::stands_in;

    #[test]
    fn a_symbol_is_found_whole_only() {
        let line = r"a_t = \alpha\,a_{t-1} + (1-\alpha)\,g_t";
        assert!(stands_in("a", line) && stands_in("g", line) && stands_in(r"\alpha", line));
        assert!(!stands_in("a", r"q_t = \frac{g_t}{\sqrt{s_t}+\epsilon}"));
        assert!(!stands_in("s", r"q_t = \operatorname{sign}(g_t)"));
        assert!(!stands_in("d", r"\tau_d") && !stands_in(r"\eta", r"\etab_t"));
    }
}
