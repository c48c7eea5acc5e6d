use super::*;

const EN: NumberFormat = NumberFormat::ENGLISH;

#[test]
fn numbers_are_written_for_reading() {
    assert_eq!(EN.fixed(1234.5, 1), "1234.5");
    assert_eq!(EN.fixed(-12345.25, 2), "\u{2212}12\u{2009}345.25");
    assert_eq!(EN.fixed(-0.001, 2), "0.00", "no minus before nothing");
    assert_eq!(NumberFormat::RUSSIAN.fixed(0.5, 1), "0,5");
    assert_eq!(EN.power(-3), "10⁻³");
    assert_eq!(EN.power(12), "10¹²");
    assert_eq!((EN.power(0), EN.power(1)), ("1".to_owned(), "10".to_owned()));
}

#[test]
fn short_numbers_keep_significant_digits() {
    assert_eq!(EN.short(0.0, 3), "0");
    assert_eq!(EN.short(2509.0, 2), "2509", "whole digits are never rounded away");
    assert_eq!(EN.short(0.0456, 2), "0.046");
    assert_eq!(EN.short(1.5e-7, 3), "1.5·10⁻⁷");
    assert_eq!(EN.short(-1e8, 3), "\u{2212}10⁸");
    assert_eq!(EN.short(9.999e5, 2), "10⁶");
    assert_eq!(EN.short(f64::NEG_INFINITY, 3), "\u{2212}∞");
    assert_eq!(EN.short(f64::NAN, 3), "?");
}

#[test]
fn the_labels_of_an_axis_agree_in_digits() {
    assert_eq!(EN.ticks(&[0.0, 0.5, 1.0]), ["0.0", "0.5", "1.0"]);
    assert_eq!(EN.ticks(&[0.0, 20.0, 40.0]), ["0", "20", "40"]);
    assert_eq!(EN.ticks(&[0.0, 2e-17, 4e-17]), ["0", "2·10⁻¹⁷", "4·10⁻¹⁷"]);
    assert_eq!(EN.ticks(&[0.5]), ["0.5"]);
    assert_eq!(EN.ticks(&[]), [""; 0]);
}
