//! Averages over classes of a metric of labels, with each class's counts in it.

use super::with_counts;
use crate::autopsy::Failure;
use crate::metrics::classification::averages::{Average, OfCounts};
use crate::metrics::classification::counts::Counts;
use crate::metrics::classification::matrix::Matrix;
use crate::metrics::classification::settings::Settings;
use crate::metrics::worked::{Sheet, share};

/// The average of a metric of two classes, `binary` by its id.
pub(in super::super) fn averaged(
    sheet: &mut Sheet<'_>,
    matrix: &Matrix,
    (binary, of): (&str, OfCounts),
    average: Average,
    settings: &Settings,
) -> Result<(), Failure> {
    let classes: Vec<Counts> =
        (0..matrix.classes()).map(|class| matrix.one_against_rest(class)).collect();
    if average == Average::Micro {
        return micro(sheet, &classes, binary, settings);
    }
    let weight = |counts: &Counts| match average {
        Average::Weighted => counts.positives(),
        Average::Macro | Average::Micro => 1.0,
    };
    // A class without samples counts nothing where samples do.
    let counted: Vec<&Counts> = classes.iter().filter(|counts| weight(counts) > 0.0).collect();
    let worth = |at: usize| {
        let value = of(counted[at], settings).number();
        weight(counted[at]) * value.unwrap_or(f64::NAN)
    };
    let sum = sheet.sum(counted.len(), worth, |at| {
        let term = with_counts(sheet, binary, counted[at], settings)?;
        Ok(match average {
            Average::Weighted => format!(r"{} \cdot {term}", sheet.tex(weight(counted[at]))),
            Average::Macro | Average::Micro => term,
        })
    })?;
    let whole: f64 = classes.iter().map(weight).sum();
    sheet.numbers(share(&sum, &sheet.tex(whole)));
    // Each class's own value, before they are averaged.
    let values = (0..counted.len()).map(worth).collect::<Vec<_>>();
    if values.iter().all(|value| value.is_finite()) {
        let sum = sheet.plain_sum(&values)?;
        sheet.numbers(share(&sum, &sheet.tex(whole)));
    }
    Ok(())
}

/// One of the counts.
type Cell = fn(&mut Counts) -> &mut f64;

/// The counts of all classes are added first.
fn micro(
    sheet: &mut Sheet<'_>,
    classes: &[Counts],
    binary: &str,
    settings: &Settings,
) -> Result<(), Failure> {
    let mut total = Counts::default();
    let cells: [(&str, Cell); 3] = [
        (r"\sum_k TP_k", |counts| &mut counts.tp),
        (r"\sum_k FP_k", |counts| &mut counts.fp),
        (r"\sum_k FN_k", |counts| &mut counts.fn_),
    ];
    for (name, cell) in cells {
        let numbers: Vec<f64> = classes.iter().map(|counts| *cell(&mut counts.clone())).collect();
        let sum = sheet.plain_sum(&numbers)?;
        *cell(&mut total) = numbers.iter().sum();
        sheet.part(name, sum, *cell(&mut total));
    }
    let right = with_counts(sheet, binary, &total, settings)?;
    sheet.numbers(right);
    Ok(())
}
