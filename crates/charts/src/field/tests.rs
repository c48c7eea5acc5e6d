use super::*;
use proptest::prelude::*;

const GROUNDS: [(Ground, Rgb); 3] = [
    (Ground::Light, Rgb::hex(0xff_ff_ff)),
    (Ground::Dark, Rgb::hex(0x12_16_1c)),
    (Ground::Projector, Rgb::hex(0xff_ff_ff)),
];

fn colors(range: (f64, f64), scale: Scale) -> ColorScale {
    ColorScale::new(range, scale, Palette::new(Ground::Light, Rgb::hex(0xff_ff_ff)))
}

proptest! {
    #[test]
    fn levels_increase_between_the_bounds(
        min in -1e3..1e3_f64, range in 1e-3..1e6_f64, count in 1_usize..30, log in any::<bool>(),
    ) {
        let scale = if log { Scale::Log } else { Scale::Linear };
        let levels = colors((min, min + range), scale).levels(count);
        prop_assert!(levels.len() <= count);
        prop_assert!(!log || levels.len() == count);
        prop_assert!(levels.iter().all(|level| *level > min && *level < min + range));
        prop_assert!(levels.windows(2).all(|pair| pair[1] > pair[0]));
    }

    #[test]
    fn value_undoes_fraction(
        share in 0.0..1.0_f64, floor in -1e4..40.0_f64, log in any::<bool>(),
    ) {
        let scale = if log { Scale::Log } else { Scale::Linear };
        let scale = colors((-3.0, 40.0), scale).above(floor);
        prop_assert!((scale.fraction(scale.value(share)) - share).abs() < 1e-9);
    }
}

#[test]
fn trails_keep_their_contrast_on_every_tone() {
    for (ground, background) in GROUNDS {
        let palette = Palette::new(ground, background);
        let tones: Vec<_> =
            (0..=100).map(|share| palette.at(f64::from(share) / 100.0).luminance()).collect();
        if ground == Ground::Dark {
            assert!(tones.iter().all(|tone| *tone <= 0.13), "{ground:?} {tones:?}");
            assert!(
                tones.windows(2).all(|pair| pair[1] >= pair[0] - 0.002),
                "{ground:?} {tones:?}"
            );
        } else {
            assert!(tones.iter().all(|tone| *tone >= 0.4), "{ground:?} {tones:?}");
            assert!(
                tones.windows(2).all(|pair| pair[1] <= pair[0] + 0.002),
                "{ground:?} {tones:?}"
            );
        }
    }
}

#[test]
fn far_above_its_floor_a_logarithm_is_nearly_straight() {
    let low = colors((0.0, 100.0), Scale::Log);
    assert!(low.fraction(10.0) > 0.7, "near the floor the lowest tenth has most of the scale");
    let high = colors((1e4, 1e4 + 100.0), Scale::Log).above(0.0);
    assert!((high.fraction(1e4 + 50.0) - 0.5).abs() < 0.01);
    assert_eq!(low.clone().above(30.0), low, "a floor above the least value is none");
    let linear = colors((0.0, 100.0), Scale::Linear).above(-50.0);
    assert_eq!(linear.fraction(25.0), 0.25);
}

#[test]
fn the_greatest_row_is_painted_first() {
    let values = [0.0, 1.0, f64::NAN, f64::INFINITY];
    let grid = Grid::new(&values, (2, 2), (0.0, 1.0), (0.0, 1.0)).unwrap();
    let scale = colors((0.0, 1.0), Scale::Linear);
    let mut rgba = [7; 16];
    paint(&grid, &scale, &mut rgba).unwrap();
    let opaque = |Rgb(r, g, b)| [r, g, b, 255];
    assert_eq!(rgba[..4], [0; 4], "not a number is transparent");
    assert_eq!(rgba[4..8], opaque(scale.color(1.0)), "an infinity is the end of the scale");
    assert_eq!(rgba[8..12], opaque(scale.color(0.0)));
    assert_eq!(rgba[12..], opaque(scale.color(1.0)));
}

#[test]
fn buffers_of_the_wrong_length_are_refused() {
    let wrong = |buffer, expected, found| WrongLength { buffer, expected, found };
    let refused = Grid::new(&[0.0; 5], (2, 3), (0.0, 1.0), (0.0, 1.0)).unwrap_err();
    assert_eq!(refused, wrong("values", 6, 5));
    let grid = Grid::new(&[0.0; 6], (2, 3), (0.0, 1.0), (0.0, 1.0)).unwrap();
    let scale = colors((0.0, 1.0), Scale::Log);
    assert_eq!(paint(&grid, &scale, &mut [0; 23]), Err(wrong("rgba", 24, 23)));
    let nothing = Grid::new(&[], (0, 3), (0.0, 1.0), (0.0, 1.0)).unwrap();
    assert_eq!(paint(&nothing, &scale, &mut []), Ok(()));
}

#[test]
fn ranges_that_are_none_have_one_colour() {
    for range in [(2.0, 2.0), (3.0, 1.0), (0.0, f64::NAN), (f64::NEG_INFINITY, 0.0)] {
        for scale in [Scale::Linear, Scale::Log] {
            let constant = colors(range, scale);
            assert_eq!(constant.color(1.0), constant.color(1e9));
            assert_eq!(constant.ticks(5).len(), 1);
            assert_eq!(constant.levels(8), []);
        }
    }
    let empty =
        ColorScale::fit(&[f64::NAN], Scale::Log, Palette::new(Ground::Dark, Rgb::default()));
    assert_eq!(empty.range(), (0.0, 0.0));
}
