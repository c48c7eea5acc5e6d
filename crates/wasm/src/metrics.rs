//! Quality metrics: what they say of themselves, and what they are worth on given numbers.

use crate::references::{ReferenceInfo, reference};
use descent_core::metrics::{Depends, Direction, Parameter, Python, Reason, Sklearn, Spec, Value};
use serde::{Serialize, Serializer};
use tsify::Tsify;

/// A metric: its definition, and how to get the same number elsewhere.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct MetricInfo {
    id: &'static str,
    name: &'static str,
    /// The definition in TeX.
    formula: &'static str,
    /// The least and the greatest value, which may be infinite.
    range: [f64; 2],
    /// Which values are good.
    #[tsify(type = "\"lower\" | \"higher\"")]
    direction: &'static str,
    /// What the value depends on beside the agreement; `units` by the power below.
    #[tsify(type = "\"units\" | \"other_units\" | \"prevalence\" | \"nothing\"")]
    depends: &'static str,
    /// The power of the target's units in which the value is; 0 for none, and where they come in otherwise.
    units: u8,
    parameters: Vec<MetricParameterInfo>,
    /// Whether `sample_weight` counts.
    weighted: bool,
    /// The function of scikit-learn that gives the same number; empty where it has none.
    sklearn: &'static str,
    /// The whole call, without weights and with them; for what scikit-learn lacks an expression of NumPy, in which `w` are
    /// the weights.
    python: [String; 2],
    references: Vec<ReferenceInfo>,
}

/// A number that a metric's definition leaves open.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct MetricParameterInfo {
    name: &'static str,
    symbol: &'static str,
    default: f64,
    min: f64,
    max: f64,
}

/// What a metric is worth: a number, or undefined for a reason, with what scikit-learn does there.
#[derive(Debug, Clone, Serialize, Tsify)]
#[serde(untagged)]
pub enum MetricValue {
    /// A number, which may be infinite.
    Number {
        /// The number.
        value: f64,
    },
    /// The definition gives no number here.
    Undefined {
        /// Why.
        #[tsify(
            type = "\"too_few_samples\" | \"constant_y_true\" | \"no_baseline\" | \"outside_domain\" | \"overflow\" | \"all_y_true_zero\" | \"no_positives\" | \"no_negatives\" | \"no_predicted_positives\" | \"no_predicted_negatives\" | \"nothing_positive\" | \"no_false_positives\" | \"no_true_negatives\" | \"one_label\" | \"constant_y_pred\" | \"not_probability\" | \"not_summing_to_one\" | \"undefined_class\""
        )]
        undefined: &'static str,
        /// What scikit-learn returns all the same; NaN also where it raises, and where it has no such metric.
        sklearn: f64,
        /// The exception that scikit-learn raises instead of returning a number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(
            optional,
            type = "\"ValueError\" | \"ZeroDivisionError\" | \"InvalidParameterError\""
        )]
        raises: Option<&'static str>,
        /// `outside_domain`, `not_probability`, `not_summing_to_one`: the place, as `y_true[3]`.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "string")]
        argument: Option<String>,
        /// The value there, or the sum.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "number")]
        given: Option<f64>,
        /// `outside_domain`: what it must be above; `too_few_samples`: how many would do.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "number")]
        least: Option<f64>,
        /// `outside_domain`: whether it may also be equal to that.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "boolean")]
        inclusive: Option<bool>,
        /// `undefined_class`: the index of the class, from 0.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "number")]
        class: Option<usize>,
        /// `undefined_class`: why the metric of that class is undefined.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional, type = "string")]
        because: Option<&'static str>,
    },
}

/// Every metric of a family, by its id.
#[derive(Debug, Clone, Tsify)]
#[tsify(type = "Record<string, MetricValue>")]
pub struct MetricValues(Vec<(&'static str, MetricValue)>);

impl MetricValues {
    pub(crate) fn new(values: impl Iterator<Item = (&'static str, MetricValue)>) -> Self {
        Self(values.collect())
    }
}

impl Serialize for MetricValues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id, value)))
    }
}

impl From<&Spec> for MetricInfo {
    fn from(spec: &Spec) -> Self {
        let (depends, units) = match spec.depends {
            Depends::Units(power) => ("units", power),
            Depends::OtherUnits => ("other_units", 0),
            Depends::Prevalence => ("prevalence", 0),
            Depends::Nothing => ("nothing", 0),
        };
        let Spec { id, name, formula, range, weighted, .. } = *spec;
        Self {
            id,
            name,
            formula,
            range,
            direction: match spec.direction {
                Direction::Lower => "lower",
                Direction::Higher => "higher",
            },
            depends,
            units,
            parameters: spec.parameters.iter().map(MetricParameterInfo::from).collect(),
            weighted,
            sklearn: match spec.python {
                Python::Sklearn { function, .. } => function,
                Python::NumPy { .. } => "",
            },
            python: [false, true].map(|weighted| spec.call(weighted)),
            references: spec.references.iter().map(reference).collect(),
        }
    }
}

impl From<&Parameter> for MetricParameterInfo {
    fn from(&Parameter { name, symbol, default, bounds: [min, max] }: &Parameter) -> Self {
        Self { name, symbol, default, min, max }
    }
}

impl From<Value> for MetricValue {
    fn from(value: Value) -> Self {
        let (reason, sklearn) = match value {
            Value::Number(value) => return Self::Number { value },
            Value::Undefined { reason, sklearn } => (reason, sklearn),
        };
        let undefined = reason.id();
        let (sklearn, raises) = match sklearn {
            Sklearn::Returns(number) => (number, None),
            Sklearn::Raises(exception) => (f64::NAN, Some(exception)),
            Sklearn::Absent => (f64::NAN, None),
        };
        let (class, because) = match &reason {
            Reason::UndefinedClass { class, reason } => (Some(*class), Some(reason.id())),
            _ => (None, None),
        };
        let (argument, given, least, inclusive) = match reason {
            Reason::OutsideDomain { argument, value, bound, inclusive } => {
                (Some(argument), Some(value), Some(bound), Some(inclusive))
            }
            Reason::NotProbability { argument, value }
            | Reason::NotSummingToOne { argument, value } => {
                (Some(argument), Some(value), None, None)
            }
            Reason::TooFewSamples { least } => (None, None, Some(least as f64), None),
            _ => (None, None, None, None),
        };
        Self::Undefined {
            undefined,
            sklearn,
            raises,
            argument,
            given,
            least,
            inclusive,
            class,
            because,
        }
    }
}
