use super::*;

#[test]
fn numbers_of_both_edges_stand_clear_of_each_other() {
    for (width, height) in [(260.0, 120.0), (320.0, 320.0), (900.0, 600.0), (1900.0, 1000.0)] {
        for size in [12.0, 18.0, 28.0] {
            for range in [(-5.0, 5.0), (-512.25, 512.25), (0.0, 1e-4), (-2e7, 3e7)] {
                let rect = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
                let mapping = View { x: range, y: range, rect }.mapping().unwrap();
                let (across, up) = labels(&mapping, size, NumberFormat::ENGLISH);
                let apart =
                    |pair: &[Label]| (pair[1].at - pair[0].at).abs() >= pair[0].half + pair[1].half;
                assert!(across.windows(2).all(apart), "{width} {size} {range:?}");
                assert!(up.windows(2).all(apart), "{width} {size} {range:?}");
                assert!(up.iter().all(|label| label.at + label.half < height - size * 1.8));
                assert!(across.iter().all(|l| l.at > l.half && l.at + l.half < width));
            }
        }
    }
}

#[test]
fn a_view_without_a_range_has_no_mapping() {
    let rect = Rect { left: 0.0, top: 0.0, right: 9.0, bottom: 9.0 };
    assert!(View { x: (1.0, 1.0), y: (0.0, 1.0), rect }.mapping().is_none());
    assert!(View { x: (0.0, f64::NAN), y: (0.0, 1.0), rect }.mapping().is_none());
}
