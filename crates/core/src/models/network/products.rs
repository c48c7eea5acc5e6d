//! Sums of products over a block of rows: what most of a network's time is spent on.
//!
//! Numbers that are read serve several sums before the next are read. What each sum adds, and in which order, is the same
//! however many are worked on together.

use crate::number::Real;

/// Rows that go through the network together.
pub(super) const BLOCK: usize = 16;
/// A number of every row of a block.
pub(super) type Lanes<R> = [R; BLOCK];

/// Sums over the rows of a block that go on in the next: of those in turn, so that both are made at once.
pub(super) type Sums<R> = [R; 2];

/// Rows, and sums of each, that are held in registers together: as many as there are registers for.
const GROUP: usize = 4;

/// Adds to each sum the w₀a₀ + w₁a₁ + … of its row of the matrix, in this order; a row has a weight for each number.
pub(super) fn add_products<R: Real>(sums: &mut [Lanes<R>], matrix: &[R], numbers: &[Lanes<R>]) {
    let (fours, rest) = sums.as_chunks_mut::<GROUP>();
    let mut rows = matrix.chunks_exact(numbers.len());
    for four in fours {
        let mut row = || rows.next().unwrap_or_default().iter();
        let weights = row().zip(row()).zip(row()).zip(row());
        let weights = weights.map(|(((a, b), c), d)| [*a, *b, *c, *d]);
        add_to_all(four, &weights, numbers);
    }
    for (sum, row) in rest.iter_mut().zip(rows) {
        let weights = row.iter().map(|weight| [*weight]);
        add_to_all(std::array::from_mut(sum), &weights, numbers);
    }
}

/// The same of the transposed matrix: to each sum of its column, which has a weight for each number.
pub(super) fn add_transposed_products<R: Real>(
    sums: &mut [Lanes<R>],
    matrix: &[R],
    numbers: &[Lanes<R>],
) {
    let rows = matrix.chunks_exact(sums.len());
    let (fours, rest) = sums.as_chunks_mut::<GROUP>();
    let held = GROUP * fours.len();
    for (index, four) in fours.iter_mut().enumerate() {
        let weights = rows.clone().map(|row| row.as_chunks::<GROUP>().0[index]);
        add_to_all(four, &weights, numbers);
    }
    for (index, sum) in rest.iter_mut().enumerate() {
        let weights = rows.clone().map(|row| [row[held + index]]);
        add_to_all(std::array::from_mut(sum), &weights, numbers);
    }
}

/// Adds to several sums each one's products with every number.
#[inline(always)]
fn add_to_all<R: Real, const N: usize>(
    sums: &mut [Lanes<R>; N],
    weights: &(impl Iterator<Item = [R; N]> + Clone),
    numbers: &[Lanes<R>],
) {
    for group in 0..BLOCK / GROUP {
        let mut held = [[R::constant(0.0); GROUP]; N];
        for (held, sum) in held.iter_mut().zip(&*sums) {
            *held = sum.as_chunks::<GROUP>().0[group];
        }
        for (number, weights) in numbers.iter().zip(weights.clone()) {
            let number = number.as_chunks::<GROUP>().0[group];
            for (sum, weight) in held.iter_mut().zip(weights) {
                for lane in 0..GROUP {
                    sum[lane] = sum[lane] + weight * number[lane];
                }
            }
        }
        for (held, sum) in held.iter().zip(&mut *sums) {
            sum.as_chunks_mut::<GROUP>().0[group] = *held;
        }
    }
}

/// Adds to the sums of each number Σ a·b over the rows of the block.
pub(super) fn add_dots<R: Real>(sums: &mut [Sums<R>], a: &Lanes<R>, numbers: &[Lanes<R>]) {
    let (sum_fours, sum_rest) = sums.as_chunks_mut::<4>();
    let (fours, rest) = numbers.as_chunks::<4>();
    for (sums, four) in sum_fours.iter_mut().zip(fours) {
        add_four_dots(sums, a, four);
    }
    for (sums, b) in sum_rest.iter_mut().zip(rest) {
        add_dot(sums, a, b);
    }
}

#[inline(never)]
fn add_four_dots<R: Real>(
    sums: &mut [Sums<R>; 4],
    numbers: &Lanes<R>,
    [a, b, c, d]: &[Lanes<R>; 4],
) {
    // Not a loop: in one the compiler takes two sums side by side, and gathers what stands apart.
    add_dot(&mut sums[0], numbers, a);
    add_dot(&mut sums[1], numbers, b);
    add_dot(&mut sums[2], numbers, c);
    add_dot(&mut sums[3], numbers, d);
}

#[inline(always)]
fn add_dot<R: Real>(sums: &mut Sums<R>, a: &Lanes<R>, b: &Lanes<R>) {
    for (a, b) in a.as_chunks::<2>().0.iter().zip(b.as_chunks::<2>().0) {
        *sums = [sums[0] + a[0] * b[0], sums[1] + a[1] * b[1]];
    }
}

/// Multiplies number by number.
#[inline(always)]
pub(super) fn multiply<R: Real>(numbers: &mut [R], factors: &[R]) {
    for (number, factor) in numbers.iter_mut().zip(factors) {
        *number = *number * *factor;
    }
}
