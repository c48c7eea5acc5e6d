//! Metrics of a confusion matrix as a whole.

use crate::autopsy::Failure;
use crate::metrics::classification::matrix::Matrix;
use crate::metrics::worked::{Sheet, fraction, share};

fn diagonal(matrix: &Matrix) -> Vec<f64> {
    (0..matrix.classes()).map(|class| matrix.entry(class, class)).collect()
}

fn whole(matrix: &Matrix) -> f64 {
    matrix.entries().iter().sum()
}

pub(super) fn accuracy(sheet: &mut Sheet<'_>, matrix: &Matrix) -> Result<(), Failure> {
    let (right, n) = (diagonal(matrix), sheet.tex(whole(matrix)));
    let sum = sheet.plain_sum(&right)?;
    sheet.numbers(fraction(&sum, &n));
    sheet.numbers(fraction(&sheet.tex(right.iter().sum()), &n));
    Ok(())
}

pub(super) fn error_rate(sheet: &mut Sheet<'_>, matrix: &Matrix) -> Result<(), Failure> {
    let (right, n) = (diagonal(matrix), sheet.tex(whole(matrix)));
    let sum = sheet.plain_sum(&right)?;
    sheet.numbers(format!("1 - {}", fraction(&sum, &n)));
    sheet.numbers(format!("1 - {}", fraction(&sheet.tex(right.iter().sum()), &n)));
    Ok(())
}

/// The mean of the classes' recalls.
fn recalls(sheet: &Sheet<'_>, matrix: &Matrix) -> Result<String, Failure> {
    let (right, rows) = (diagonal(matrix), matrix.rows());
    let sum = sheet.sum(
        rows.len(),
        |class| right[class] / rows[class],
        |class| Ok(fraction(&sheet.tex(right[class]), &sheet.tex(rows[class]))),
    )?;
    Ok(share(&sum, &sheet.tex(rows.len() as f64)))
}

pub(super) fn balanced_accuracy(sheet: &mut Sheet<'_>, matrix: &Matrix) -> Result<(), Failure> {
    let right = recalls(sheet, matrix)?;
    sheet.numbers(right);
    Ok(())
}

pub(super) fn balanced_accuracy_adjusted(
    sheet: &mut Sheet<'_>,
    matrix: &Matrix,
) -> Result<(), Failure> {
    let Some(mean) = matrix.balanced_accuracy().number() else {
        let right = recalls(sheet, matrix)?;
        sheet.part("BA", right, f64::NAN);
        return Ok(());
    };
    let right = recalls(sheet, matrix)?;
    sheet.part("BA", right, mean);
    let formula = r"\frac{m - \frac{1}{K}}{1 - \frac{1}{K}}";
    let right = sheet.put(formula, &[("m", mean), ("K", matrix.classes() as f64)])?;
    sheet.numbers(right);
    Ok(())
}

/// A sum of products, and its worth.
fn products(sheet: &mut Sheet<'_>, name: &str, a: &[f64], b: &[f64]) -> Result<f64, Failure> {
    let worth = |class: usize| a[class] * b[class];
    let sum =
        sheet.sum(a.len(), worth, |class| sheet.put("a b", &[("a", a[class]), ("b", b[class])]))?;
    let total = (0..a.len()).map(worth).sum();
    sheet.part(name, sum, total);
    Ok(total)
}

pub(super) fn mcc(sheet: &mut Sheet<'_>, matrix: &Matrix) -> Result<(), Failure> {
    let (right, rows, columns) = (diagonal(matrix), matrix.rows(), matrix.columns());
    let sum = sheet.plain_sum(&right)?;
    sheet.part(r"\sum_k C_{kk}", sum, right.iter().sum());
    let together = products(sheet, r"\sum_k t_k p_k", &rows, &columns)?;
    let predicted = products(sheet, r"\sum_k p_k^2", &columns, &columns)?;
    let truth = products(sheet, r"\sum_k t_k^2", &rows, &rows)?;
    let numbers = [
        ("n", whole(matrix)),
        ("c", right.iter().sum()),
        ("s", together),
        ("p", predicted),
        ("t", truth),
    ];
    let right = sheet.put(r"\frac{n c - s}{\sqrt{(n^2 - p) (n^2 - t)}}", &numbers)?;
    sheet.numbers(right);
    Ok(())
}

/// Confusions found and those expected by chance, by the weight of the classes' distance; what both are called.
pub(super) fn kappa(
    sheet: &mut Sheet<'_>,
    matrix: &Matrix,
    distance: fn(f64) -> f64,
    [found, expected]: [&str; 2],
) -> Result<(), Failure> {
    let (rows, columns, n) = (matrix.rows(), matrix.columns(), whole(matrix));
    let classes = 0..matrix.classes();
    let cells = classes.clone().flat_map(|row| classes.clone().map(move |column| (row, column)));
    let weigh =
        |(row, column): (usize, usize)| (row, column, distance(row.abs_diff(column) as f64));
    let cells: Vec<_> = cells.map(weigh).filter(|(.., weight)| *weight > 0.0).collect();
    let occupied: Vec<_> =
        cells.iter().filter(|(row, column, _)| matrix.entry(*row, *column) > 0.0).collect();
    let times = |weight: f64, factors: &str| match weight {
        1.0 => factors.to_owned(),
        weight => format!(r"{} \cdot {factors}", sheet.tex(weight)),
    };
    let worth = |at: usize| {
        let (row, column, weight) = *occupied[at];
        weight * matrix.entry(row, column)
    };
    let sum = sheet.sum(occupied.len(), worth, |at| {
        let (row, column, weight) = *occupied[at];
        Ok(times(weight, &sheet.tex(matrix.entry(row, column))))
    })?;
    let by_chance = |at: usize| {
        let (row, column, weight) = cells[at];
        weight * rows[row] * columns[column]
    };
    let products = sheet.sum(cells.len(), by_chance, |at| {
        let (row, column, weight) = cells[at];
        Ok(times(weight, &sheet.put("a b", &[("a", rows[row]), ("b", columns[column])])?))
    })?;
    let observed: f64 = (0..occupied.len()).map(worth).sum();
    let chance: f64 = (0..cells.len()).map(by_chance).sum::<f64>() / n;
    sheet.part(found, sum, observed);
    let right = share(&products, &sheet.tex(n));
    sheet.part(expected, right, chance);
    let right = sheet.put(r"1 - \frac{a}{b}", &[("a", observed), ("b", chance)])?;
    sheet.numbers(right);
    Ok(())
}
