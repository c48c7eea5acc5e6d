//! RMSprop: each axis is divided by the root of a moving average of its squared gradient.
//!
//! `s_t = α s_{t−1} + (1 − α) g_t²`, `θ_t = θ_{t−1} − η g_t / (√s_t + ε)`; with momentum the quotient is gathered
//! in `b_t = μ b_{t−1} + g_t/(√s_t + ε)`; centered divides by the spread `√(s_t − a_t²)` of the gradient about
//! its average `a_t`. Defaults are PyTorch's. Both averages begin at 0 and are not corrected, so the first
//! step is η/√(1 − α) long, ten times η at α = 0.99. Where gradients are noisy it never comes to rest.
//!
//! Under a constant gradient the spread tends to 0, and rounding may leave `s − a²` below 0: it then counts
//! as 0 here, where PyTorch takes the root of a negative number, NaN.

use super::{Entry, Optimizer, State, Step, stages};
use crate::spec::{
    Hyperparameter, L2_DECAY_LINE, Line, Meaning, Needs, Reference, Response, Settings, Spec,
    StateSlot, Text, When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1e-2);
const ALPHA: Hyperparameter = Hyperparameter::decay_rate("alpha", r"\alpha", 0.99);
const EPS: Hyperparameter = Hyperparameter::eps(1e-8);
const WEIGHT_DECAY: Hyperparameter = Hyperparameter::weight_decay(0.0);
const MOMENTUM: Hyperparameter = Hyperparameter::decay_rate("momentum", r"\mu", 0.0);
const CENTERED: Hyperparameter = Hyperparameter::flag("centered", false);

static SPEC: Spec = Spec {
    id: "rmsprop",
    name: "RMSprop",
    formula: Text::new(&[
        L2_DECAY_LINE,
        Line::always(r"s_t = \alpha\,s_{t-1} + (1-\alpha)\,g_t^2"),
        Line::when(When::On("centered"), r"a_t = \alpha\,a_{t-1} + (1-\alpha)\,g_t"),
        Line::when(When::On("centered"), r"q_t = \frac{g_t}{\sqrt{\max(s_t-a_t^2, 0)}+\epsilon}"),
        Line::when(When::Off("centered"), r"q_t = \frac{g_t}{\sqrt{s_t}+\epsilon}"),
        Line::when(When::Nonzero("momentum"), r"b_t = \mu\,b_{t-1} + q_t"),
        Line::when(When::Nonzero("momentum"), r"\theta_t = \theta_{t-1} - \eta\,b_t"),
        Line::when(When::Zero("momentum"), r"\theta_t = \theta_{t-1} - \eta\,q_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, ALPHA, EPS, WEIGHT_DECAY, MOMENTUM, CENTERED],
    conventions: &["pytorch"],
    state: &[
        StateSlot { name: "square_average", symbol: "s", meaning: Meaning::Magnitude },
        StateSlot { name: "gradient_average", symbol: "a", meaning: Meaning::Gradients },
        StateSlot { name: "momentum_buffer", symbol: "b", meaning: Meaning::Direction },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: true,
    tame: &[("learning_rate", 0.02)],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[
        Reference {
            text: "T. Tieleman, G. Hinton, Lecture 6.5: RMSprop, Neural Networks for Machine Learning, \
                   Coursera 2012",
            url: "https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf",
        },
        Reference {
            text: "A. Graves, Generating Sequences With Recurrent Neural Networks, 2013, equations 38 to 41 \
                   (centered)",
            url: "https://arxiv.org/abs/1308.0850",
        },
    ]),
    disagreements: Text::new(
        "PyTorch adds ε outside the root and divides before momentum; TensorFlow's old version and \
         Graves put ε inside the root, and Graves takes the momentum of whole moves, rate included. \
         The decay rate is 0.9 in the lecture and in Keras, 0.99 in PyTorch.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(RmsProp::new(n)) };

#[derive(Debug, Clone, Default)]
struct RmsProp {
    alpha: f64,
    eps: f64,
    weight_decay: f64,
    momentum: f64,
    centered: bool,
    square_average: Vec<f64>,
    gradient_average: Vec<f64>,
    momentum_buffer: Vec<f64>,
    step: u32,
}

impl RmsProp {
    fn new(dimension: usize) -> Self {
        Self {
            square_average: vec![0.0; dimension],
            gradient_average: vec![0.0; dimension],
            momentum_buffer: vec![0.0; dimension],
            ..Self::default()
        }
    }
}

impl Optimizer for RmsProp {
    fn set(&mut self, settings: &Settings) {
        self.alpha = settings.get(&ALPHA);
        self.eps = settings.get(&EPS);
        self.weight_decay = settings.get(&WEIGHT_DECAY);
        self.momentum = settings.get(&MOMENTUM);
        self.centered = settings.flag(&CENTERED);
        if !self.centered {
            // Else the spread would go on around a mean that is no longer followed.
            self.gradient_average.fill(0.0);
        }
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        self.step += 1;
        let averages = self.square_average.iter_mut().zip(&mut self.gradient_average);
        let state = averages.zip(&mut self.momentum_buffer);
        for ((theta, &g), ((square, mean), buffer)) in
            parameters.iter_mut().zip(gradient).zip(state)
        {
            let g = stages::l2(g, *theta, self.weight_decay);
            *square = stages::average(*square, g * g, self.alpha);
            if self.centered {
                *mean = stages::average(*mean, g, self.alpha);
            }
            let quotient = g / (spread(*square, *mean) + self.eps);
            if self.momentum > 0.0 {
                *buffer = self.momentum * *buffer + quotient;
                *theta -= learning_rate * *buffer;
            } else {
                *theta -= learning_rate * quotient;
            }
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("square_average", State::Vector(&self.square_average)),
            ("gradient_average", State::Vector(&self.gradient_average)),
            ("momentum_buffer", State::Vector(&self.momentum_buffer)),
            ("step", State::Number(f64::from(self.step))),
        ]
    }

    /// η/(√s + ε), with the spread in place of √s where it is centered; momentum is not counted.
    fn effective_rates(&self, learning_rate: f64, rates: &mut [f64]) {
        let averages = self.square_average.iter().zip(&self.gradient_average);
        let scales = averages.map(|(&square, &mean)| spread(square, mean) + self.eps);
        stages::scaled_rates(rates, learning_rate, self.step, scales);
    }
}

/// √(s − a²); the average a stays 0 where the method is not centered.
#[inline]
fn spread(square: f64, mean: f64) -> f64 {
    (square - mean * mean).max(0.0).sqrt()
}
