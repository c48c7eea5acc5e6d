//! Where the weights of a network begin.

use super::Network;
use crate::error::Error;
use crate::noise::Gaussian;
use std::ops::Range;

/// Where the weights begin when they are not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Initialization {
    /// As `torch.nn.Linear` begins: matrices and biases even in ±1/√inputs.
    Default,
    /// Even in ±√(6/(inputs + outputs)) (Glorot & Bengio 2010); biases 0.
    XavierUniform,
    /// Normal with variance 2/(inputs + outputs) (Glorot & Bengio 2010); biases 0.
    XavierNormal,
    /// Even in ±√(6/inputs) (He et al. 2015); biases 0.
    KaimingUniform,
    /// Normal with variance 2/inputs (He et al. 2015); biases 0.
    KaimingNormal,
    /// All 0: no two neurons of a layer ever come to differ.
    Zeros,
}

/// Every initialization with its name in links and in the library.
pub const INITIALIZATIONS: [(&str, Initialization); 6] = [
    ("default", Initialization::Default),
    ("xavier_uniform", Initialization::XavierUniform),
    ("xavier_normal", Initialization::XavierNormal),
    ("kaiming_uniform", Initialization::KaimingUniform),
    ("kaiming_normal", Initialization::KaimingNormal),
    ("zeros", Initialization::Zeros),
];

impl Initialization {
    /// The initialization of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("initialization", name, &INITIALIZATIONS)
    }
}

impl Network {
    /// Weights to begin with, the same for the same seed.
    #[must_use]
    pub fn initialize(&self, initialization: Initialization, seed: u32) -> Vec<f64> {
        let mut source = Gaussian::new(seed);
        let mut weights = vec![0.0; self.parameters()];
        for layer in self.layers() {
            let (inputs, outputs) = (layer.inputs as f64, layer.outputs as f64);
            let mut fill = |range: Range<usize>, draw: &mut dyn FnMut(&mut Gaussian) -> f64| {
                for weight in &mut weights[range] {
                    *weight = draw(&mut source);
                }
            };
            let even = |bound: f64| move |source: &mut Gaussian| bound * source.uniform();
            let normal = |variance: f64| move |s: &mut Gaussian| variance.sqrt() * s.draw();
            match initialization {
                Initialization::Default => {
                    let bound = 1.0 / inputs.sqrt();
                    fill(layer.matrix, &mut even(bound));
                    fill(layer.biases, &mut even(bound));
                }
                Initialization::XavierUniform => {
                    fill(layer.matrix, &mut even((6.0 / (inputs + outputs)).sqrt()));
                }
                Initialization::XavierNormal => {
                    fill(layer.matrix, &mut normal(2.0 / (inputs + outputs)));
                }
                Initialization::KaimingUniform => {
                    fill(layer.matrix, &mut even((6.0 / inputs).sqrt()));
                }
                Initialization::KaimingNormal => fill(layer.matrix, &mut normal(2.0 / inputs)),
                Initialization::Zeros => {}
            }
        }
        weights
    }
}
