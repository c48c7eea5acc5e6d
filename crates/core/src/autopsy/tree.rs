//! A line of a formula as a tree.

use crate::math;

/// A symbol with its subscript: `\hat v_{t-1}` is `\hat v` below which stands `t-1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Symbol {
    /// The letter or `\name`, with its accent.
    pub base: String,
    /// What stands below it, without braces; empty where nothing does.
    pub subscript: String,
}

impl Symbol {
    /// A symbol of its two parts.
    #[must_use]
    pub fn new(base: &str, subscript: &str) -> Self {
        Self { base: base.to_owned(), subscript: subscript.to_owned() }
    }

    /// The same symbol with another subscript.
    #[must_use]
    pub fn at(&self, subscript: &str) -> Self {
        Self::new(&self.base, subscript)
    }

    /// The symbol in TeX.
    #[must_use]
    pub fn tex(&self) -> String {
        let Self { base, subscript } = self;
        match subscript.len() {
            0 => base.clone(),
            1 => format!("{base}_{subscript}"),
            _ => format!("{base}_{{{subscript}}}"),
        }
    }
}

/// The right side of an assignment, or a part of it. Brackets of the source are kept ([`Expression::Group`]), so that
/// the tree prints as it was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Expression {
    /// A number as it was written, and its value.
    Number(String, f64),
    /// A symbol.
    Symbol(Symbol),
    /// Numbers written out as a column, or row by row as a square.
    Literal(super::Quantity),
    /// Terms, each with whether it is subtracted.
    Sum(Vec<(bool, Self)>),
    /// Factors.
    Product(Vec<Self>),
    /// Base and exponent; the exponent −1 of a matrix is its inverse.
    Power(Box<Self>, Box<Self>),
    /// Numerator and denominator.
    Fraction(Box<Self>, Box<Self>),
    /// The square root.
    Root(Box<Self>),
    /// In round brackets.
    Group(Box<Self>),
    /// |x|; of a symmetric matrix the one with the absolute eigenvalues.
    Absolute(Box<Self>),
    /// ‖x‖ of a kind.
    Norm(Box<Self>, Norm),
    /// The greater of two.
    Max(Box<Self>, Box<Self>),
    /// The lesser of two.
    Min(Box<Self>, Box<Self>),
    /// −1, 0 or 1.
    Sign(Box<Self>),
    /// A function that has a name.
    Call(Call, Box<Self>),
    /// aᵀb.
    Dot(Box<Self>, Box<Self>),
    /// The determinant; 0 where the matrix is singular to working precision.
    Determinant(Box<Self>),
    /// The function that is descended, at a point.
    Function(Box<Self>),
    /// Values with their conditions, and the value otherwise.
    Cases(Vec<(Self, Condition)>, Box<Self>),
    /// The value at the least index, from 0 on and below a bound, at which a condition holds; 0 where there is none. Of
    /// values that fall with the index that is the greatest.
    Greatest(Box<Search>),
    /// The inverse Hessian that BFGS's rule makes of a first guess and of pairs, of which the symbols are listed from the
    /// oldest to the newest; the empty one stands for the dots.
    Bfgs(Box<Self>, Vec<Option<Symbol>>),
}

/// `\max\{of : index < below, condition\}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    /// What is greatest.
    pub of: Expression,
    /// What is counted up.
    pub index: Symbol,
    /// What the index stays below.
    pub below: Expression,
    /// What must hold.
    pub condition: Condition,
}

/// A function of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// The natural logarithm.
    Ln,
    /// The logarithm to base 2.
    Log2,
    /// The hyperbolic cosine.
    Cosh,
}

impl Call {
    /// Each with its TeX.
    pub(super) const ALL: [(&'static str, Self); 3] =
        [(r"\ln", Self::Ln), (r"\log_2", Self::Log2), (r"\cosh", Self::Cosh)];

    /// The function in TeX.
    #[must_use]
    pub fn tex(self) -> &'static str {
        Self::ALL.iter().find(|(_, call)| *call == self).map_or("", |(tex, _)| tex)
    }

    /// Its value.
    #[must_use]
    pub fn of(self, x: f64) -> f64 {
        match self {
            Self::Ln => math::ln(x),
            Self::Log2 => math::log2(x),
            Self::Cosh => math::cosh(x),
        }
    }
}

/// Which norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Norm {
    /// The sum of the absolute components.
    One,
    /// The Euclidean norm.
    Two,
    /// The greatest absolute component.
    Infinity,
}

/// Comparisons of which one must hold.
pub type Condition = Vec<Comparison>;

/// Two sides and the sign between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The left side.
    pub left: Expression,
    /// The sign.
    pub relation: Relation,
    /// The right side.
    pub right: Expression,
}

/// A sign of comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `<`
    Less,
    /// `\le`
    LessOrEqual,
    /// `>`
    Greater,
    /// `=`
    Equal,
    /// `\ne`
    Unequal,
}

impl Relation {
    /// Each with its TeX.
    pub(super) const ALL: [(&'static str, Self); 5] = [
        ("<", Self::Less),
        (r"\le", Self::LessOrEqual),
        (">", Self::Greater),
        ("=", Self::Equal),
        (r"\ne", Self::Unequal),
    ];

    /// The sign in TeX.
    #[must_use]
    pub fn tex(self) -> &'static str {
        Self::ALL.iter().find(|(_, relation)| *relation == self).map_or("", |(tex, _)| tex)
    }

    /// Whether it holds; never of a NaN, but for [`Relation::Unequal`].
    #[must_use]
    pub fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::Greater => left > right,
            Self::Equal => left == right,
            Self::Unequal => left != right,
        }
    }
}

/// One line of a formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    /// What is given a value.
    pub symbol: Symbol,
    /// Whether it had one before, which is changed in place.
    pub in_place: bool,
    /// The value.
    pub value: Expression,
}
