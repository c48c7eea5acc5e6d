//! L-BFGS: Newton's step with a Hessian guessed from how the gradient changed over the last few steps.
//!
//! From pairs of moves `s` (the last direction times its factor) and changes of gradient `y = g_t − g_{t−1}` the inverse Hessian is
//! built up by BFGS's rule on top of `γ I`, `γ = sᵀy/yᵀy`, and applied to the gradient by two loops over the pairs
//! (Algorithm 7.4 of Nocedal & Wright) without ever being written down.
//!
//! One step here is one of `torch.optim.LBFGS(max_iter=1, line_search_fn=None)`, its tests included: a pair counts
//! only if sᵀy > 10⁻¹⁰, so that the guess stays positive definite; the first step is along the gradient and η
//! times min(1, 1/‖g‖₁); it stays where max|gᵢ| ≤ `tolerance_grad`, or where it would fall by less than
//! `tolerance_change`. There is no line search, so far from a minimum, or with noise, it may leap. PyTorch's
//! `history_size` is 100 by default; 10 is enough here.

use super::{Entry, Optimizer, State, Step};
use crate::linalg::dot;
use crate::spec::{
    Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings, Spec, StateSlot, Text,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1.0);
const HISTORY_SIZE: Hyperparameter = Hyperparameter::integer("history_size", "h", 10, [1, 100]);
const TOLERANCE_GRAD: Hyperparameter =
    Hyperparameter::log("tolerance_grad", r"\tau_g", 1e-7, [0.0, 1e3], [1e-12, 1e-1]);
const TOLERANCE_CHANGE: Hyperparameter =
    Hyperparameter::log("tolerance_change", r"\tau_d", 1e-9, [0.0, 1e3], [1e-14, 1e-1]);

/// The least sᵀy of a pair that is kept.
pub(crate) const LEAST_CURVATURE: f64 = 1e-10;

static SPEC: Spec = Spec {
    id: "lbfgs",
    name: "L-BFGS",
    formula: Text::new(&[
        Line::always(r"y_t = g_t - g_{t-1}"),
        Line::always(r"s_t = \alpha_{t-1}\,d_{t-1}"),
        Line::always(
            r"\gamma_t = \begin{cases} \frac{s_t^\top y_t}{y_t^\top y_t} & \text{if } s_t^\top y_t > 10^{-10} \\ \gamma_{t-1} & \text{otherwise} \end{cases}",
        ),
        Line::always(
            r"B_t = \operatorname{BFGS}(\gamma_t\,I;\ s_{t-h+1}, y_{t-h+1}, \ldots, s_t, y_t)",
        ),
        Line::always(r"d_t = -B_t\,g_t"),
        Line::always(
            r"\alpha_t = \begin{cases} \eta\,\min(1, \frac{1}{\|g_t\|_1}) & \text{if } t = 1 \\ \eta & \text{otherwise} \end{cases}",
        ),
        Line::always(
            r"\theta_t = \begin{cases} \theta_{t-1} & \text{if } \|g_t\|_\infty \le \tau_g \text{ or } -g_t^\top d_t < \tau_d \\ \theta_{t-1} + \alpha_t\,d_t & \text{otherwise} \end{cases}",
        ),
    ]),
    hyperparameters: &[LEARNING_RATE, HISTORY_SIZE, TOLERANCE_GRAD, TOLERANCE_CHANGE],
    conventions: &["pytorch"],
    state: &[
        StateSlot { name: "direction", symbol: "d", meaning: Meaning::Moves },
        StateSlot { name: "previous_gradient", symbol: "g", meaning: Meaning::Gradients },
        StateSlot { name: "previous_rate", symbol: r"\alpha", meaning: Meaning::Number },
        StateSlot { name: "scale", symbol: r"\gamma", meaning: Meaning::Number },
        StateSlot { name: "history", symbol: "h", meaning: Meaning::Number },
    ],
    needs: Needs::Gradient,
    elementwise: false,
    tame: &[],
    zero_gradient: Response::Stays,
    non_finite: Response::Spreads,
    references: Text::new(&[
        Reference {
            text: "D. C. Liu, J. Nocedal, On the limited memory BFGS method for large scale optimization, \
                   Mathematical Programming 45, 1989",
            url: "https://doi.org/10.1007/BF01589116",
        },
        Reference {
            text: "J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer 2006, Algorithm 7.4",
            url: "https://doi.org/10.1007/978-0-387-40065-5",
        },
    ]),
    disagreements: Text::new(
        "Every serious use adds a line search with Wolfe's conditions, which keeps sᵀy positive; PyTorch's \
         default has none and drops the pair instead. SciPy's L-BFGS-B also keeps to bounds.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Lbfgs::new(n)) };

#[derive(Debug, Clone, Default)]
struct Lbfgs {
    tolerance_grad: f64,
    tolerance_change: f64,
    pairs: Pairs,
    /// γ, the scale of the first guess.
    scale: f64,
    direction: Vec<f64>,
    previous_gradient: Vec<f64>,
    /// The factor of the direction in the last step.
    previous_rate: f64,
    started: bool,
}

impl Lbfgs {
    fn new(dimension: usize) -> Self {
        Self {
            pairs: Pairs::new(0, dimension),
            scale: 1.0,
            direction: vec![0.0; dimension],
            previous_gradient: vec![0.0; dimension],
            ..Self::default()
        }
    }

    /// Takes the last move and what it did to the gradient into the history, then aims again.
    fn aim(&mut self, gradient: &[f64]) {
        let (s, y) = self.pairs.spare();
        for ((s, y), ((d, before), g)) in s
            .iter_mut()
            .zip(y.iter_mut())
            .zip(self.direction.iter().zip(&self.previous_gradient).zip(gradient))
        {
            *s = d * self.previous_rate;
            *y = g - before;
        }
        let curvature = dot(y, s);
        if curvature > LEAST_CURVATURE {
            self.scale = curvature / dot(y, y);
            self.pairs.keep(1.0 / curvature);
        }
        for (d, g) in self.direction.iter_mut().zip(gradient) {
            *d = -g;
        }
        self.pairs.apply(self.scale, &mut self.direction);
    }
}

impl Optimizer for Lbfgs {
    fn set(&mut self, settings: &Settings) {
        self.tolerance_grad = settings.get(&TOLERANCE_GRAD);
        self.tolerance_change = settings.get(&TOLERANCE_CHANGE);
        self.pairs = self.pairs.resized(settings.get(&HISTORY_SIZE) as usize);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, .. }: Step<'_>) {
        // In this form a NaN is not taken for a flat place.
        if gradient.iter().all(|g| g.abs() <= self.tolerance_grad) {
            return;
        }
        let rate = if self.started {
            self.aim(gradient);
            learning_rate
        } else {
            self.started = true;
            for (d, g) in self.direction.iter_mut().zip(gradient) {
                *d = -g;
            }
            let sum: f64 = gradient.iter().map(|g| g.abs()).sum();
            (1.0 / sum).min(1.0) * learning_rate
        };
        self.previous_gradient.copy_from_slice(gradient);
        self.previous_rate = rate;
        if dot(gradient, &self.direction) > -self.tolerance_change {
            return;
        }
        for (theta, d) in parameters.iter_mut().zip(&self.direction) {
            *theta += rate * d;
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![
            ("direction", State::Vector(&self.direction)),
            ("previous_gradient", State::Vector(&self.previous_gradient)),
            ("previous_rate", State::Number(self.previous_rate)),
            ("scale", State::Number(self.scale)),
            ("history", State::Number(self.pairs.len as f64)),
        ]
    }
}

/// The last few pairs of moves and changes of gradient, in a ring, with room for one more that is being weighed.
#[derive(Debug, Clone, Default)]
struct Pairs {
    dimension: usize,
    /// Rows of the ring: the history's size and one.
    rows: usize,
    moves: Vec<f64>,
    changes: Vec<f64>,
    /// 1/sᵀy of each row.
    inverse_curvatures: Vec<f64>,
    /// What the first loop leaves for the second.
    coefficients: Vec<f64>,
    oldest: usize,
    len: usize,
}

impl Pairs {
    fn new(history_size: usize, dimension: usize) -> Self {
        let rows = history_size + 1;
        Self {
            dimension,
            rows,
            moves: vec![0.0; rows * dimension],
            changes: vec![0.0; rows * dimension],
            inverse_curvatures: vec![0.0; rows],
            coefficients: vec![0.0; rows],
            oldest: 0,
            len: 0,
        }
    }

    /// The newest pairs in a history of another size.
    fn resized(&mut self, history_size: usize) -> Self {
        let mut next = Self::new(history_size, self.dimension);
        for k in self.len.saturating_sub(history_size)..self.len {
            let (row, n) = (self.row(k), self.dimension);
            let (s, y) = next.spare();
            s.copy_from_slice(&self.moves[row * n..][..n]);
            y.copy_from_slice(&self.changes[row * n..][..n]);
            next.keep(self.inverse_curvatures[row]);
        }
        next
    }

    /// The row of the k-th pair, counted from the oldest.
    fn row(&self, k: usize) -> usize {
        (self.oldest + k) % self.rows
    }

    /// The row after the newest pair, to write the next into.
    fn spare(&mut self) -> (&mut [f64], &mut [f64]) {
        let start = self.row(self.len) * self.dimension;
        let span = start..start + self.dimension;
        (&mut self.moves[span.clone()], &mut self.changes[span])
    }

    /// Makes the spare row the newest pair; the oldest is forgotten where the ring is full.
    fn keep(&mut self, inverse_curvature: f64) {
        let row = self.row(self.len);
        self.inverse_curvatures[row] = inverse_curvature;
        if self.len + 1 < self.rows {
            self.len += 1;
        } else {
            self.oldest = (self.oldest + 1) % self.rows;
        }
    }

    /// Multiplies a vector by the inverse Hessian that begins as `scale` · I: the two loops.
    fn apply(&mut self, scale: f64, vector: &mut [f64]) {
        let n = self.dimension;
        for k in (0..self.len).rev() {
            let row = self.row(k);
            let (s, y) = (&self.moves[row * n..][..n], &self.changes[row * n..][..n]);
            let coefficient = dot(s, vector) * self.inverse_curvatures[row];
            self.coefficients[row] = coefficient;
            for (v, y) in vector.iter_mut().zip(y) {
                *v -= coefficient * y;
            }
        }
        for v in vector.iter_mut() {
            *v *= scale;
        }
        for k in 0..self.len {
            let row = self.row(k);
            let (s, y) = (&self.moves[row * n..][..n], &self.changes[row * n..][..n]);
            let correction = self.coefficients[row] - dot(y, vector) * self.inverse_curvatures[row];
            for (v, s) in vector.iter_mut().zip(s) {
                *v += correction * s;
            }
        }
    }
}
