//! Newton's method: to the bottom of the parabola that fits the function here.
//!
//! `d_t = (H_t + δ I)⁻¹ g_t`, `θ_t = θ_{t−1} − η d_t`. With η = 1 and no damping a quadratic is solved in one step
//! from anywhere, however ill-conditioned. It seeks a point of zero slope, not a minimum: from near a saddle
//! it goes to the saddle, and where the curvature is negative it climbs. `saddle_free` takes the eigenvalues
//! of H by their absolute values, so that it flees there (Dauphin et al. 2014).
//!
//! Where the system is singular to working precision, or something in it is not finite, there is no step.
//! The Hessian costs n² numbers and the solution about n³/3 operations.

use super::{Entry, Optimizer, State, Step};
use crate::linalg::{self, dot};
use crate::spec::{
    Hyperparameter, Line, Meaning, Needs, Reference, Response, Settings, Spec, StateSlot, Text,
    When,
};

const LEARNING_RATE: Hyperparameter = Hyperparameter::learning_rate(1.0);
const DAMPING: Hyperparameter =
    Hyperparameter::log("damping", r"\delta", 0.0, [0.0, 1e6], [1e-4, 1e2]);
const SADDLE_FREE: Hyperparameter = Hyperparameter::flag("saddle_free", false);

static SPEC: Spec = Spec {
    id: "newton",
    name: "Newton",
    formula: Text::new(&[
        Line::when(
            When::Off("saddle_free"),
            r"d_t = \begin{cases} (H_t+\delta\,I)^{-1}\,g_t & \text{if } \det(H_t+\delta\,I) \ne 0 \\ 0 & \text{otherwise} \end{cases}",
        ),
        Line::when(
            When::On("saddle_free"),
            r"d_t = \begin{cases} (|H_t|+\delta\,I)^{-1}\,g_t & \text{if } \det(|H_t|+\delta\,I) \ne 0 \\ 0 & \text{otherwise} \end{cases}",
        ),
        Line::always(r"\theta_t = \theta_{t-1} - \eta\,d_t"),
    ]),
    hyperparameters: &[LEARNING_RATE, DAMPING, SADDLE_FREE],
    conventions: &["paper"],
    state: &[StateSlot { name: "direction", symbol: "d", meaning: Meaning::Direction }],
    needs: Needs::Hessian,
    elementwise: false,
    tame: &[],
    zero_gradient: Response::Stays,
    non_finite: Response::Stays,
    references: Text::new(&[
        Reference {
            text: "J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer 2006, chapter 3",
            url: "https://doi.org/10.1007/978-0-387-40065-5",
        },
        Reference {
            text: "Y. Dauphin, R. Pascanu, C. Gulcehre, K. Cho, S. Ganguli, Y. Bengio, Identifying and \
                   attacking the saddle point problem in high-dimensional non-convex optimization, \
                   NeurIPS 2014 (saddle_free)",
            url: "https://arxiv.org/abs/1406.2572",
        },
    ]),
    disagreements: Text::new(
        "Practice hardly ever takes the bare step: damping (Levenberg), a trust region or a line search \
         stand around it. Some damp by a multiple of the diagonal (Marquardt) instead of I.",
    ),
};

pub(super) static ENTRY: Entry = Entry { spec: &SPEC, build: |n| Box::new(Newton::new(n)) };

#[derive(Debug, Clone, Default)]
struct Newton {
    damping: f64,
    saddle_free: bool,
    hessian: Vec<f64>,
    /// The eigenvectors of the Hessian; empty unless `saddle_free`.
    vectors: Vec<f64>,
    direction: Vec<f64>,
}

impl Newton {
    fn new(dimension: usize) -> Self {
        Self {
            hessian: vec![0.0; dimension * dimension],
            direction: vec![0.0; dimension],
            ..Self::default()
        }
    }

    /// Makes `direction` the solution of (H + δI) d = g; false where there is none.
    fn solve(&mut self, gradient: &[f64]) -> bool {
        let n = gradient.len();
        self.hessian.iter_mut().step_by(n + 1).for_each(|h| *h += self.damping);
        self.direction.copy_from_slice(gradient);
        linalg::solve(&mut self.hessian, &mut self.direction)
    }

    /// Makes `direction` the solution of (|H| + δI) d = g, a sum over eigenvectors; false where there is none.
    fn solve_saddle_free(&mut self, gradient: &[f64]) -> bool {
        let n = gradient.len();
        linalg::diagonalize(&mut self.hessian, &mut self.vectors, n);
        let values = self.hessian.iter_mut().step_by(n + 1);
        values.for_each(|value| *value = value.abs() + self.damping);
        let threshold = linalg::singularity(&self.hessian, n);
        self.direction.fill(0.0);
        let values = self.hessian.iter().step_by(n + 1);
        for (&value, vector) in values.zip(self.vectors.chunks_exact(n)) {
            if value <= threshold {
                return false;
            }
            let along = dot(vector, gradient) / value;
            for (d, v) in self.direction.iter_mut().zip(vector) {
                *d += along * v;
            }
        }
        self.direction.iter().all(|d| d.is_finite())
    }
}

impl Optimizer for Newton {
    fn set(&mut self, settings: &Settings) {
        self.damping = settings.get(&DAMPING);
        self.saddle_free = settings.flag(&SADDLE_FREE);
        let vectors = if self.saddle_free { self.hessian.len() } else { 0 };
        self.vectors.resize(vectors, 0.0);
    }

    fn step(&mut self, Step { parameters, gradient, learning_rate, oracle }: Step<'_>) {
        oracle.hessian(parameters, &mut self.hessian);
        let solved =
            if self.saddle_free { self.solve_saddle_free(gradient) } else { self.solve(gradient) };
        if solved {
            for (theta, d) in parameters.iter_mut().zip(&self.direction) {
                *theta -= learning_rate * d;
            }
        } else {
            self.direction.fill(0.0);
        }
    }

    fn state(&self) -> Vec<(&'static str, State<'_>)> {
        vec![("direction", State::Vector(&self.direction))]
    }

    /// 2(λ + δ)/λ: each step takes the share ηλ/(λ + δ) of the way.
    fn stability_limit(&self, curvature: f64) -> Option<f64> {
        Some(2.0 * (curvature + self.damping) / curvature)
    }
}
