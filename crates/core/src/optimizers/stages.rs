//! Stages that several optimizers share, as functions of their own.

use super::State;
use crate::spec::{
    DECOUPLED_DECAY_LINE, Hyperparameter, L2_DECAY_LINE, Line, Meaning, Settings, StateSlot, When,
};

/// The smoothing of the gradient, β₁, as Adam's family has it.
pub(super) const BETA1: Hyperparameter = Hyperparameter::decay_rate("beta1", r"\beta_1", 0.9);
/// The smoothing of the squared gradient, β₂, as Adam's family has it.
pub(super) const BETA2: Hyperparameter = Hyperparameter::decay_rate("beta2", r"\beta_2", 0.999);
/// The switch between L2 and decoupled weight decay.
pub(super) const DECOUPLED_WEIGHT_DECAY: Hyperparameter =
    Hyperparameter::flag("decoupled_weight_decay", false);

/// The lines of weight decay where [`DECOUPLED_WEIGHT_DECAY`] chooses between them.
pub(super) const DECAY_LINES: [Line; 2] = [
    Line::when(
        When::All(&[When::Nonzero("weight_decay"), When::Off("decoupled_weight_decay")]),
        L2_DECAY_LINE.tex,
    ),
    Line::when(
        When::All(&[When::Nonzero("weight_decay"), When::On("decoupled_weight_decay")]),
        DECOUPLED_DECAY_LINE.tex,
    ),
];

/// L2 weight decay: the gradient of ½λ‖θ‖² joins the gradient.
#[inline]
pub(super) fn l2(gradient: f64, parameter: f64, weight_decay: f64) -> f64 {
    gradient + weight_decay * parameter
}

/// Decoupled weight decay (Loshchilov & Hutter, ICLR 2019): the parameter shrinks by itself.
#[inline]
pub(super) fn decay(parameter: f64, learning_rate: f64, weight_decay: f64) -> f64 {
    parameter * (1.0 - learning_rate * weight_decay)
}

/// Weight decay of one kind or the other: λ in the gradient, λ on the parameter, one of them 0.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct WeightDecay {
    /// λ of [`l2`].
    pub(super) coupled: f64,
    /// λ of [`decay`].
    pub(super) decoupled: f64,
}

impl WeightDecay {
    /// The kind that [`DECOUPLED_WEIGHT_DECAY`] chooses.
    pub(super) fn chosen(settings: &Settings, weight_decay: &Hyperparameter) -> Self {
        let lambda = settings.get(weight_decay);
        if settings.flag(&DECOUPLED_WEIGHT_DECAY) {
            Self { coupled: 0.0, decoupled: lambda }
        } else {
            Self { coupled: lambda, decoupled: 0.0 }
        }
    }
}

/// One step of an exponential moving average, β·average + (1 − β)·value.
#[inline]
pub(super) fn average(average: f64, value: f64, beta: f64) -> f64 {
    beta * average + (1.0 - beta) * value
}

/// Effective rates η/scale, one scale a parameter. Before the first step nothing has been measured, and
/// each is the learning rate itself.
pub(super) fn scaled_rates(
    rates: &mut [f64],
    learning_rate: f64,
    step: u32,
    scales: impl Iterator<Item = f64>,
) {
    if step == 0 {
        rates.fill(learning_rate);
        return;
    }
    for (rate, scale) in rates.iter_mut().zip(scales) {
        *rate = learning_rate / scale;
    }
}

/// The powers β₁ᵗ and β₂ᵗ that correct the bias of averages that began at 0.
///
/// They are kept as running products, one multiplication a step; `1 − βᵗ` is then exact to a few units in
/// the last place.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct BiasCorrection {
    /// Number of steps taken, t.
    pub(super) step: u32,
    powers: [f64; 2],
}

impl BiasCorrection {
    /// Takes other decay rates: PyTorch's correction is by powers of the present ones over all steps.
    pub(super) fn set(&mut self, betas: [f64; 2]) {
        self.powers = betas.map(|beta| (0..self.step).fold(1.0, |power, _| power * beta));
    }

    /// Counts a step and gives 1 − β₁ᵗ and 1 − β₂ᵗ.
    #[inline]
    pub(super) fn advance(&mut self, beta1: f64, beta2: f64) -> [f64; 2] {
        self.step += 1;
        self.powers[0] *= beta1;
        self.powers[1] *= beta2;
        self.current()
    }

    /// 1 − β₁ᵗ and 1 − β₂ᵗ of the last step.
    #[inline]
    pub(super) fn current(&self) -> [f64; 2] {
        self.powers.map(|power| 1.0 - power)
    }

    /// β₂ᵗ of the last step.
    #[inline]
    pub(super) fn second_power(&self) -> f64 {
        self.powers[1]
    }
}

/// 1 − β₁ᵗ and √(1 − β₂ᵗ), by which m and √v are divided; ones where the correction is off.
#[inline]
pub(super) fn divisors([first, second]: [f64; 2], bias_correction: bool) -> [f64; 2] {
    if bias_correction { [first, second.sqrt()] } else { [1.0; 2] }
}

/// The state of Adam's family: the moving averages m of the gradient and v of its square, and t.
#[derive(Debug, Clone, Default)]
pub(super) struct Moments {
    beta1: f64,
    beta2: f64,
    /// The averages of the gradient.
    pub(super) m: Vec<f64>,
    /// The averages of its square.
    pub(super) v: Vec<f64>,
    /// The count of steps and the powers of both decay rates.
    pub(super) correction: BiasCorrection,
}

/// The two averages of one parameter.
pub(super) struct Moment<'a> {
    pub(super) m: &'a mut f64,
    pub(super) v: &'a mut f64,
    pub(super) beta1: f64,
    pub(super) beta2: f64,
}

/// The lines of the formula for [`Moment::update`].
pub(super) const MOMENT_LINES: [Line; 2] = [
    Line::always(r"m_t = \beta_1\,m_{t-1} + (1-\beta_1)\,g_t"),
    Line::always(r"v_t = \beta_2\,v_{t-1} + (1-\beta_2)\,g_t^2"),
];

impl Moments {
    /// Names of the state, in the order of [`Moments::state`].
    pub(super) const SLOTS: [StateSlot; 3] = [
        StateSlot { name: "m", symbol: "m", meaning: Meaning::Gradients },
        StateSlot { name: "v", symbol: "v", meaning: Meaning::Magnitude },
        StateSlot { name: "step", symbol: "t", meaning: Meaning::Number },
    ];

    /// Averages that begin at 0.
    pub(super) fn new(dimension: usize) -> Self {
        Self { m: vec![0.0; dimension], v: vec![0.0; dimension], ..Self::default() }
    }

    /// Takes the settings' [`BETA1`] and [`BETA2`]; the averages stay.
    pub(super) fn set(&mut self, settings: &Settings) {
        self.beta1 = settings.get(&BETA1);
        self.beta2 = settings.get(&BETA2);
        self.correction.set([self.beta1, self.beta2]);
    }

    /// Counts a step and gives 1 − β₁ᵗ and 1 − β₂ᵗ.
    #[inline]
    pub(super) fn advance(&mut self) -> [f64; 2] {
        self.correction.advance(self.beta1, self.beta2)
    }

    /// The averages of each parameter in turn.
    #[inline]
    pub(super) fn each(&mut self) -> impl Iterator<Item = Moment<'_>> {
        let (beta1, beta2) = (self.beta1, self.beta2);
        self.m.iter_mut().zip(&mut self.v).map(move |(m, v)| Moment { m, v, beta1, beta2 })
    }

    pub(super) fn state(&self) -> [(&'static str, State<'_>); 3] {
        [
            ("m", State::Vector(&self.m)),
            ("v", State::Vector(&self.v)),
            ("step", State::Number(f64::from(self.correction.step))),
        ]
    }
}

impl Moment<'_> {
    /// Takes a gradient into both averages and gives them.
    #[inline]
    pub(super) fn update(self, g: f64) -> [f64; 2] {
        *self.m = average(*self.m, g, self.beta1);
        *self.v = average(*self.v, g * g, self.beta2);
        [*self.m, *self.v]
    }
}
