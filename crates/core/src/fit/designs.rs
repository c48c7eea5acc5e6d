//! Functions at places, kept from one fit to the next.

use super::basis::{Basis, mapped};
use super::least_squares::Matrix;
use super::truth::DOMAIN;
use std::rc::Rc;

/// Lists of places whose functions are kept: the points that choose, those that examine, and the places of curves.
const MOST: usize = 3;

/// The functions of a model at lists of places of [`DOMAIN`]. While a setting moves most fits ask for the same functions at the
/// same places, and hundreds of cosines at hundreds of places take longer than the fit itself. What is kept is to the
/// bit what is worked out anew.
#[derive(Debug, Default)]
pub struct Designs {
    kept: Vec<Kept>,
}

#[derive(Debug)]
struct Kept {
    basis: Basis,
    x: Vec<f64>,
    design: Rc<Matrix>,
}

impl Designs {
    /// A row for each x, a column for each function, as [`Basis::design`] gives them.
    pub fn of(&mut self, basis: &Basis, x: &[f64]) -> Rc<Matrix> {
        if let Some(index) = self.kept.iter().position(|kept| kept.x == x) {
            // The list that was asked for last stands first.
            self.kept[..=index].rotate_right(1);
            let kept = &mut self.kept[0];
            if kept.basis != *basis {
                kept.design = Rc::new(grown(kept, basis));
                kept.basis = basis.clone();
            }
            return Rc::clone(&kept.design);
        }
        let design = Rc::new(basis.design(DOMAIN, x));
        self.kept.truncate(MOST - 1);
        let kept = Kept { basis: basis.clone(), x: x.to_vec(), design: Rc::clone(&design) };
        self.kept.insert(0, kept);
        design
    }
}

/// The design of another basis at the same places. Random features begin alike however many there are: only those that
/// were not there are worked out.
fn grown(kept: &Kept, basis: &Basis) -> Matrix {
    let (Basis::RandomFeatures { waves: old }, Basis::RandomFeatures { waves }) =
        (&kept.basis, basis)
    else {
        return basis.design(DOMAIN, &kept.x);
    };
    let alike = 1 + old.iter().zip(waves).take_while(|(a, b)| a == b).count();
    let mut design = Matrix::new(kept.x.len(), basis.len());
    for column in 0..alike {
        design.column_mut(column).copy_from_slice(kept.design.column(column));
    }
    let rest = Basis::RandomFeatures { waves: waves[alike - 1..].to_vec() };
    let mut row = vec![0.0; rest.len()];
    for (index, x) in kept.x.iter().enumerate() {
        rest.write(mapped(DOMAIN, *x), &mut row);
        for (column, value) in row[1..].iter().enumerate() {
            design.column_mut(alike + column)[index] = *value;
        }
    }
    design
}
