//! A fully connected network (multilayer perceptron) and the loss over its weights.
//!
//! `a₀ = x`, `z_l = W_l a_{l−1} + b_l`, `a_l = φ(z_l)`, and the last layer's z is the output. Gradients by
//! backpropagation (Rumelhart, Hinton & Williams, *Learning representations by back-propagating errors*,
//! Nature 323, 1986), written once for all number types: run with dual numbers it also gives exact columns of
//! the Hessian (Pearlmutter, *Fast Exact Multiplication by the Hessian*, Neural Computation 6(1), 1994).
//!
//! Weights are one flat list in PyTorch's order, as `torch.nn.utils.parameters_to_vector` gives it: layer by
//! layer the matrix, row-major, outputs × inputs, and then its biases.

use super::activation::Activation;
use super::batches::Batches;
use crate::error::Error;
use crate::math;
use crate::noise::Gaussian;
use crate::number::{Dual, Real};
use crate::objective::Objective;
use std::cell::{Cell, RefCell};
use std::ops::Range;

/// The most neurons of a layer.
pub const MAX_WIDTH: usize = 1024;
/// The most layers, the input's among them.
pub const MAX_LAYERS: usize = 32;

/// What a network's outputs are compared with, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Mean over the rows of −ln of the softmax of the outputs at the row's class.
    CrossEntropy,
    /// Mean over the rows and outputs of the squared difference.
    Mse,
}

/// Every loss with its name in links and in the library.
pub const LOSSES: [(&str, Loss); 2] = [("cross_entropy", Loss::CrossEntropy), ("mse", Loss::Mse)];

impl Loss {
    /// The loss of a name.
    ///
    /// # Errors
    /// [`Error::Unknown`] with the list of names.
    pub fn named(name: &str) -> Result<Self, Error> {
        Error::choose("loss", name, &LOSSES)
    }
}

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

/// The shape of a network: its layers, whether they have biases, and the hidden layers' activation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    sizes: Vec<usize>,
    bias: bool,
    activation: Activation,
}

/// One step from layer to layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Number of neurons that it reads.
    pub inputs: usize,
    /// Number of neurons that it makes.
    pub outputs: usize,
    /// Where its matrix stands in the list of weights: outputs × inputs, row-major.
    pub matrix: Range<usize>,
    /// Where its biases stand; empty where there are none.
    pub biases: Range<usize>,
}

impl Network {
    /// A network of these layers: the input's size first, the output's last.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] for fewer than 2 or more than [`MAX_LAYERS`] layers, or for a layer that has not
    /// from 1 to [`MAX_WIDTH`] neurons.
    pub fn new(sizes: &[usize], bias: bool, activation: Activation) -> Result<Self, Error> {
        Error::check_range("layers.length", sizes.len() as f64, 2.0, MAX_LAYERS as f64)?;
        for (index, size) in sizes.iter().enumerate() {
            Error::check_range(&format!("layers[{index}]"), *size as f64, 1.0, MAX_WIDTH as f64)?;
        }
        Ok(Self { sizes: sizes.to_vec(), bias, activation })
    }

    /// The numbers of neurons, from the input's layer to the output's.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// What hidden neurons make of their sums.
    #[must_use]
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// The layers with the places of their weights.
    pub fn layers(&self) -> impl Iterator<Item = Layer> + '_ {
        let mut end = 0;
        self.sizes.windows(2).map(move |pair| {
            let (inputs, outputs) = (pair[0], pair[1]);
            let matrix = end..end + inputs * outputs;
            let biases = matrix.end..matrix.end + if self.bias { outputs } else { 0 };
            end = biases.end;
            Layer { inputs, outputs, matrix, biases }
        })
    }

    /// Number of weights, biases among them: Σ inputs·outputs (+ outputs).
    #[must_use]
    pub fn parameters(&self) -> usize {
        self.layers().last().map_or(0, |layer| layer.biases.end)
    }

    /// The Euclidean norm of each layer's part of a list as long as the weights: its matrix and its biases.
    #[must_use]
    pub fn layer_norms(&self, list: &[f64]) -> Vec<f64> {
        let part = |layer: Layer| list.get(layer.matrix.start..layer.biases.end);
        self.layers().map(|layer| math::norm(part(layer).unwrap_or_default())).collect()
    }

    fn outputs(&self) -> usize {
        self.sizes.last().copied().unwrap_or_default()
    }

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

    /// Checks a list of weights.
    ///
    /// # Errors
    /// [`Error::Layer`] where there are too few or too many, with the layer at which they end;
    /// [`Error::OutOfRange`] for one that is not finite.
    pub fn check_weights(&self, weights: &[f64]) -> Result<(), Error> {
        let (value, expected) = (weights.len(), self.parameters());
        if value != expected {
            let cut = self.layers().position(|layer| value < layer.biases.end);
            let layer = cut.map_or(self.sizes.len() - 1, |index| index + 1);
            return Err(Error::Layer { argument: "weights".to_owned(), layer, value, expected });
        }
        check_finite("weights", weights)
    }

    /// The outputs for one row of inputs: the last layer's weighted sums, before any softmax.
    #[must_use]
    pub fn outputs_at(&self, weights: &[f64], row: &[f64]) -> Vec<f64> {
        let mut workspace = Workspace::new(self);
        self.forward(weights, row, &mut workspace);
        workspace.sums[workspace.starts[self.sizes.len() - 1]..].to_vec()
    }

    /// The numbers of all neurons for one row of inputs, layer by layer: the inputs, the hidden neurons' values, and the
    /// softmax of the outputs.
    #[must_use]
    pub fn neurons_at(&self, weights: &[f64], row: &[f64]) -> Vec<f64> {
        let mut workspace = Workspace::new(self);
        self.forward(weights, row, &mut workspace);
        softmax(&mut workspace.values[workspace.starts[self.sizes.len() - 1]..]);
        workspace.values
    }

    fn forward<R: Real>(&self, weights: &[R], row: &[f64], workspace: &mut Workspace<R>) {
        for (value, x) in workspace.values.iter_mut().zip(row) {
            *value = R::constant(*x);
        }
        for (index, layer) in self.layers().enumerate() {
            let (from, to) = (workspace.starts[index], workspace.starts[index + 1]);
            let hidden = index + 2 < self.sizes.len();
            let (before, after) = workspace.values.split_at_mut(to);
            let inputs = &before[from..];
            let biases = &weights[layer.biases.clone()];
            for (output, line) in weights[layer.matrix].chunks_exact(layer.inputs).enumerate() {
                let mut sum = biases.get(output).copied().unwrap_or(R::constant(0.0));
                for (weight, input) in line.iter().zip(inputs) {
                    sum = sum + *weight * *input;
                }
                workspace.sums[to + output] = sum;
                after[output] = if hidden { self.activation.apply(sum) } else { sum };
            }
        }
    }

    /// Adds the gradient of one row's loss, whose derivatives by the outputs are the last deltas.
    fn backward<R: Real>(&self, weights: &[R], workspace: &mut Workspace<R>, gradient: &mut [R]) {
        for (index, layer) in workspace.layers.iter().enumerate().rev() {
            let (from, to) = (workspace.starts[index], workspace.starts[index + 1]);
            let (before, after) = workspace.deltas.split_at_mut(to);
            let back = &mut before[from..];
            back.fill(R::constant(0.0));
            for (output, &delta) in after[..layer.outputs].iter().enumerate() {
                let at = layer.matrix.start + output * layer.inputs;
                let line = &weights[at..at + layer.inputs];
                let slots = &mut gradient[at..at + layer.inputs];
                let inputs = &workspace.values[from..to];
                for (((slot, weight), input), sum) in
                    slots.iter_mut().zip(line).zip(inputs).zip(back.iter_mut())
                {
                    *slot = *slot + delta * *input;
                    *sum = *sum + *weight * delta;
                }
                if let Some(slot) = gradient[layer.biases.clone()].get_mut(output) {
                    *slot = *slot + delta;
                }
            }
            if index == 0 {
                return;
            }
            for ((delta, z), value) in
                back.iter_mut().zip(&workspace.sums[from..]).zip(&workspace.values[from..])
            {
                *delta = *delta * self.activation.slope(*z, *value);
            }
        }
    }
}

fn check_finite(argument: &str, numbers: &[f64]) -> Result<(), Error> {
    let Some(index) = numbers.iter().position(|number| !number.is_finite()) else { return Ok(()) };
    Error::check_range(&format!("{argument}[{index}]"), numbers[index], f64::MIN, f64::MAX)?;
    Ok(())
}

/// The numbers of one row on its way through the network, all layers in one list each.
#[derive(Debug)]
struct Workspace<R> {
    layers: Vec<Layer>,
    /// Where each layer's neurons begin in the lists.
    starts: Vec<usize>,
    /// z of every neuron; of no use in the input's layer.
    sums: Vec<R>,
    /// a of every neuron.
    values: Vec<R>,
    /// The loss's derivative by every z.
    deltas: Vec<R>,
}

impl<R: Real> Workspace<R> {
    fn new(network: &Network) -> Self {
        let mut starts = Vec::with_capacity(network.sizes.len());
        let mut neurons = 0;
        for size in &network.sizes {
            starts.push(neurons);
            neurons += size;
        }
        let zeros = || vec![R::constant(0.0); neurons];
        let layers = network.layers().collect();
        Self { layers, starts, sums: zeros(), values: zeros(), deltas: zeros() }
    }
}

/// What rows are to be answered with.
#[derive(Debug, Clone, PartialEq)]
pub enum Targets {
    /// A class a row, from 0.
    Classes(Vec<usize>),
    /// Numbers, as many a row as the network has outputs, row by row.
    Numbers(Vec<f64>),
}

/// Rows of data: inputs, and what each is to be answered with.
#[derive(Debug, Clone, PartialEq)]
pub struct Examples {
    inputs: Vec<f64>,
    columns: usize,
    targets: Targets,
}

impl Examples {
    /// Rows for a network. `inputs` are its rows one after the other, `columns` numbers each.
    ///
    /// # Errors
    /// [`Error::Layer`] where rows have not as many numbers as the first layer, or targets not as many as the
    /// last; [`Error::Length`] where there are not as many targets as rows; [`Error::OutOfRange`] for no
    /// row, a class that the network has no output for, or a number that is not finite.
    pub fn new(
        network: &Network,
        inputs: Vec<f64>,
        columns: usize,
        targets: Targets,
    ) -> Result<Self, Error> {
        let wanted = network.sizes[0];
        if columns != wanted {
            let argument = "x[0]".to_owned();
            return Err(Error::Layer { argument, layer: 0, value: columns, expected: wanted });
        }
        let rows = inputs.len() / columns;
        Error::check_range("x.length", rows as f64, 1.0, f64::MAX)?;
        for (row, line) in inputs.chunks_exact(columns).enumerate() {
            check_finite(&format!("x[{row}]"), line)?;
        }
        let outputs = network.outputs();
        let (given, expected) = match &targets {
            Targets::Classes(classes) => (classes.len(), rows),
            Targets::Numbers(numbers) => (numbers.len(), rows * outputs),
        };
        if given != expected {
            let argument = "y".to_owned();
            return Err(Error::Length { argument, value: given, expected });
        }
        match &targets {
            Targets::Classes(classes) => {
                for (row, class) in classes.iter().enumerate() {
                    let most = outputs as f64 - 1.0;
                    Error::check_range(&format!("y[{row}]"), *class as f64, 0.0, most)?;
                }
            }
            Targets::Numbers(numbers) => {
                for (row, line) in numbers.chunks_exact(outputs).enumerate() {
                    check_finite(&format!("y[{row}]"), line)?;
                }
            }
        }
        Ok(Self { inputs, columns, targets })
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.inputs.len() / self.columns
    }

    /// The inputs of a row.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.inputs[row * self.columns..(row + 1) * self.columns]
    }

    /// What the rows are to be answered with.
    #[must_use]
    pub fn targets(&self) -> &Targets {
        &self.targets
    }

    /// Whether the greatest output is that of the row's class, and no other is as great.
    fn is_right<R: Real>(&self, row: usize, outputs: &[R]) -> bool {
        let Targets::Classes(classes) = &self.targets else { return false };
        let (class, right) = (classes[row], outputs[classes[row]].value());
        outputs.iter().enumerate().all(|(index, z)| index == class || z.value() < right)
    }

    /// The share of so many right answers; NaN where there are no classes.
    fn accuracy(&self, right: u32) -> f64 {
        match self.targets {
            Targets::Classes(_) => f64::from(right) / self.rows() as f64,
            Targets::Numbers(_) => f64::NAN,
        }
    }

    /// The loss of one row with these outputs; with `deltas`, its derivatives by them, each times `share`.
    fn loss<R: Real>(&self, row: usize, outputs: &[R], deltas: Option<(&mut [R], f64)>) -> R {
        match &self.targets {
            Targets::Classes(classes) => cross_entropy(outputs, classes[row], deltas),
            Targets::Numbers(numbers) => {
                let wanted = &numbers[row * outputs.len()..(row + 1) * outputs.len()];
                squared_error(outputs, wanted, deltas)
            }
        }
    }
}

/// ln Σ eᶻ − z_class, with the greatest z taken out so that nothing overflows.
fn cross_entropy<R: Real>(outputs: &[R], class: usize, deltas: Option<(&mut [R], f64)>) -> R {
    let greatest = outputs.iter().map(|z| z.value()).fold(f64::NEG_INFINITY, f64::max);
    let mut sum = R::constant(0.0);
    for z in outputs {
        sum = sum + (*z - greatest).exp();
    }
    if let Some((deltas, share)) = deltas {
        for (index, (delta, z)) in deltas.iter_mut().zip(outputs).enumerate() {
            let softmax = (*z - greatest).exp() / sum;
            let target = if index == class { 1.0 } else { 0.0 };
            *delta = (softmax - target) * share;
        }
    }
    sum.ln() - (outputs[class] - greatest)
}

/// eᶻ / Σ eᶻ of each, the greatest z taken out so that nothing overflows.
fn softmax(outputs: &mut [f64]) {
    let greatest = outputs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    outputs.iter_mut().for_each(|z| *z = math::exp(*z - greatest));
    let sum: f64 = outputs.iter().sum();
    outputs.iter_mut().for_each(|z| *z /= sum);
}

/// The mean over the outputs of their squared differences.
fn squared_error<R: Real>(outputs: &[R], wanted: &[f64], deltas: Option<(&mut [R], f64)>) -> R {
    let count = outputs.len() as f64;
    let mut sum = R::constant(0.0);
    for (z, y) in outputs.iter().zip(wanted) {
        sum = sum + (*z - *y).square();
    }
    if let Some((deltas, share)) = deltas {
        for ((delta, z), y) in deltas.iter_mut().zip(outputs).zip(wanted) {
            *delta = (*z - *y) * (2.0 * share / count);
        }
    }
    sum / count
}

/// How well weights answer rows of data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The mean loss.
    pub loss: f64,
    /// The share of rows whose class has the greatest output; NaN where there are no classes.
    pub accuracy: f64,
}

/// The loss of a network over rows of data, as a function of its weights.
#[derive(Debug)]
pub struct Problem<'a> {
    network: &'a Network,
    examples: &'a Examples,
    workspace: RefCell<Workspace<f64>>,
    batches: Option<RefCell<Batches>>,
    /// How many rows were answered rightly when the gradient over all was last asked for.
    right: Cell<Option<u32>>,
}

impl<'a> Problem<'a> {
    /// Over all rows; with `batches`, each step's gradient is estimated from a batch.
    #[must_use]
    pub fn new(network: &'a Network, examples: &'a Examples, batches: Option<Batches>) -> Self {
        let workspace = RefCell::new(Workspace::new(network));
        let batches = batches.map(RefCell::new);
        Self { network, examples, workspace, batches, right: Cell::new(None) }
    }

    /// The share of rows whose greatest output is that of their class; NaN where there are no classes.
    #[must_use]
    pub fn accuracy(&self, weights: &[f64]) -> f64 {
        self.measure(weights).accuracy
    }

    /// Loss and accuracy over all rows, the loss to the bit as [`Objective::value`] has it.
    #[must_use]
    pub fn measure(&self, weights: &[f64]) -> Measure {
        let mut workspace = self.workspace.borrow_mut();
        let last = workspace.starts[self.network.sizes.len() - 1];
        let (mut sum, mut right, count) = (0.0, 0_u32, self.examples.rows() as f64);
        for row in 0..self.examples.rows() {
            self.network.forward(weights, self.examples.row(row), &mut workspace);
            let outputs = &workspace.sums[last..];
            sum += self.examples.loss(row, outputs, None);
            right += u32::from(self.examples.is_right(row, outputs));
        }
        Measure { loss: sum / count, accuracy: self.examples.accuracy(right) }
    }

    /// The accuracy over all rows at the weights that [`Objective::value_and_gradient`] was last asked for, which it
    /// costs nothing to know then; NaN before.
    #[must_use]
    pub fn accuracy_at_gradient(&self) -> f64 {
        self.right.get().map_or(f64::NAN, |right| self.examples.accuracy(right))
    }

    /// The mean loss over some rows, its gradient added to zeros, and how many are answered rightly where the gradient
    /// is asked for.
    fn pass<R: Real>(
        &self,
        weights: &[R],
        rows: impl ExactSizeIterator<Item = usize>,
        workspace: &mut Workspace<R>,
        mut gradient: Option<&mut [R]>,
    ) -> (R, u32) {
        let (count, mut right) = (rows.len() as f64, 0);
        let last = workspace.starts[self.network.sizes.len() - 1];
        let mut sum = R::constant(0.0);
        if let Some(gradient) = gradient.as_deref_mut() {
            gradient.fill(R::constant(0.0));
        }
        for row in rows {
            self.network.forward(weights, self.examples.row(row), workspace);
            let outputs = &workspace.sums[last..];
            let Some(gradient) = gradient.as_deref_mut() else {
                sum = sum + self.examples.loss(row, outputs, None);
                continue;
            };
            right += u32::from(self.examples.is_right(row, outputs));
            let deltas = Some((&mut workspace.deltas[last..], 1.0 / count));
            sum = sum + self.examples.loss(row, outputs, deltas);
            self.network.backward(weights, workspace, gradient);
        }
        (sum / count, right)
    }
}

impl Objective for Problem<'_> {
    fn dimension(&self) -> usize {
        self.network.parameters()
    }

    fn value(&self, at: &[f64]) -> f64 {
        self.pass(at, 0..self.examples.rows(), &mut self.workspace.borrow_mut(), None).0
    }

    fn value_and_gradient(&self, at: &[f64], gradient: &mut [f64]) -> f64 {
        let rows = 0..self.examples.rows();
        let mut workspace = self.workspace.borrow_mut();
        let (loss, right) = self.pass(at, rows, &mut workspace, Some(gradient));
        self.right.set(Some(right));
        loss
    }

    /// Two columns a pass: the tangents of a dual number are two.
    fn hessian(&self, at: &[f64], hessian: &mut [f64]) {
        let n = at.len();
        let mut weights: Vec<Dual> = at.iter().map(|w| Dual::constant(*w)).collect();
        let mut gradient = vec![Dual::constant(0.0); n];
        let mut workspace = Workspace::new(self.network);
        for first in (0..n).step_by(2) {
            for axis in 0..(n - first).min(2) {
                weights[first + axis].gradient[axis] = 1.0;
            }
            self.pass(&weights, 0..self.examples.rows(), &mut workspace, Some(&mut gradient));
            for axis in 0..(n - first).min(2) {
                for (row, entry) in gradient.iter().enumerate() {
                    hessian[row * n + first + axis] = entry.gradient[axis];
                }
                weights[first + axis].gradient[axis] = 0.0;
            }
        }
    }

    fn estimate(&self, step: u32, at: &[f64], gradient: &mut [f64]) -> bool {
        let Some(batches) = &self.batches else { return false };
        let mut batches = batches.borrow_mut();
        let rows = batches.at(step).iter().copied();
        self.pass(at, rows, &mut self.workspace.borrow_mut(), Some(gradient));
        true
    }
}
