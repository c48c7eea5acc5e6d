//! Iso-lines of a grid.
//!
//! Marching squares with linear interpolation along the cells' edges. Where a level crosses all four
//! edges of a cell, the value at the saddle of the bilinear interpolant decides which two belong together
//! (G. M. Nielson, B. Hamann, "The Asymptotic Decider", IEEE Visualization 1991).
//!
//! A module of its own, because the `contour` crate makes the areas above a level: its lines are rings
//! that close along the border of the grid, where a stage would show a frame at every level; it takes a
//! `NaN` for low ground and draws a line around it; and it brings the types of a geographic library.
//!
//! Limitation: a summit or a pit smaller than a cell is not seen.

use crate::curve;
use crate::grid::Grid;
use crate::pen::{Drawn, Frame, LineStyle, Pen, Point};
use crate::stage::View;
use plotters_backend::DrawingBackend;

/// One line along which the function has one value.
#[derive(Clone, Debug, PartialEq)]
pub struct ContourLine {
    /// That value.
    pub level: f64,
    /// Points in the data's numbers; of a closed line the last is the first again. A line is open where
    /// it meets the border of the grid or a value that is not finite.
    pub points: Vec<(f64, f64)>,
}

/// No edge.
const NONE: u32 = u32::MAX;

/// Edges crossed by a level and which crossing follows which. An edge is known by its lower left node:
/// twice the node's index for the edge to the right, one more for the edge upwards.
struct Links {
    /// Of each edge, the crossings before and after: one in each of the two cells beside it.
    links: Vec<[u32; 2]>,
    /// The edges that have links, in the order in which they were found.
    touched: Vec<u32>,
}

impl Links {
    fn join(&mut self, a: usize, b: usize) {
        for (edge, other) in [(a, b), (b, a)] {
            let pair = &mut self.links[edge];
            if pair[0] == NONE {
                self.touched.push(edge as u32);
                pair[0] = other as u32;
            } else {
                pair[1] = other as u32;
            }
        }
    }

    /// Takes the chain of crossings that `start` belongs to, from `start` on.
    fn take(&mut self, start: u32) -> Vec<u32> {
        let mut chain = vec![start];
        let mut edge = start;
        loop {
            let pair = &mut self.links[edge as usize];
            let slot = if pair[0] == NONE { 1 } else { 0 };
            let next = std::mem::replace(&mut pair[slot], NONE);
            if next == NONE {
                return chain;
            }
            // The way back is used up with the way there.
            let back = &mut self.links[next as usize];
            let slot = if back[0] == edge { 0 } else { 1 };
            back[slot] = NONE;
            chain.push(next);
            edge = next;
        }
    }
}

/// The iso-lines of `grid` at each of `levels`, in the order of the levels. Cells with a value that is not
/// finite have none. Grids of more than 2³⁰ nodes are left out.
#[must_use]
pub fn trace(grid: &Grid<'_>, levels: &[f64]) -> Vec<ContourLine> {
    let nodes = grid.values.len();
    if grid.width < 2 || grid.height < 2 || nodes > (1 << 30) {
        return Vec::new();
    }
    let mut links = Links { links: vec![[NONE; 2]; nodes * 2], touched: Vec::new() };
    let (mut below, mut above) = (vec![0; grid.width], vec![0; grid.width]);
    let mut lines = Vec::new();
    for &level in levels.iter().filter(|level| level.is_finite()) {
        links.touched.clear();
        let mut rows = grid.values.chunks_exact(grid.width);
        compare(rows.next().unwrap_or_default(), level, &mut below);
        for (row, values) in rows.enumerate() {
            compare(values, level, &mut above);
            link_row(grid, level, row, (&below, &above), &mut links);
            std::mem::swap(&mut below, &mut above);
        }
        let touched = std::mem::take(&mut links.touched);
        // Open lines first, each from an end, so that what remains are rings.
        for open in [true, false] {
            for &edge in &touched {
                let [first, second] = links.links[edge as usize];
                if first != NONE && (!open || second == NONE) {
                    let chain = links.take(edge);
                    let mut points: Vec<_> =
                        chain.into_iter().map(|edge| crossing(grid, level, edge)).collect();
                    points.dedup();
                    if points.len() > 1 {
                        lines.push(ContourLine { level, points });
                    }
                }
            }
        }
        links.touched = touched;
    }
    lines
}

/// Which values of a row reach the level, as bytes: most cells are then passed over by one comparison.
fn compare(values: &[f64], level: f64, reach: &mut [u8]) {
    for (value, reach) in values.iter().zip(reach) {
        *reach = u8::from(*value >= level);
    }
}

/// Links the crossings in the cells between `row` and the row above it.
fn link_row(
    grid: &Grid<'_>,
    level: f64,
    row: usize,
    (below, above): (&[u8], &[u8]),
    links: &mut Links,
) {
    let start = row * grid.width;
    let corners_above = below.windows(2).zip(above.windows(2));
    for (column, (low, high)) in corners_above.enumerate() {
        let reach = [low[0], low[1], high[1], high[0]];
        if reach.iter().sum::<u8>() % 4 == 0 {
            continue;
        }
        let node = start + column;
        let corners = [node, node + 1, node + grid.width + 1, node + grid.width]
            .map(|node| grid.values[node]);
        if corners.iter().any(|value| !value.is_finite()) {
            continue;
        }
        // Edges between corner i and i + 1: bottom, right, top, left.
        let edges = [2 * node, 2 * node + 3, 2 * (node + grid.width), 2 * node + 1];
        let mut crossed = [0; 4];
        let mut count = 0;
        for (index, edge) in edges.into_iter().enumerate() {
            if reach[index] != reach[(index + 1) % 4] {
                crossed[count] = edge;
                count += 1;
            }
        }
        if count == 2 {
            links.join(crossed[0], crossed[1]);
        } else if saddle_is_above(corners, level) == (reach[0] == 1) {
            // The first corner's ground runs through the middle: the lines cut off the second and fourth.
            links.join(crossed[0], crossed[1]);
            links.join(crossed[2], crossed[3]);
        } else {
            links.join(crossed[3], crossed[0]);
            links.join(crossed[1], crossed[2]);
        }
    }
}

/// Whether the saddle of the bilinear interpolant of a cell's corners lies at or above the level.
fn saddle_is_above([a, b, c, d]: [f64; 4], level: f64) -> bool {
    // With the level taken off, the value at the saddle is (ac - bd) / (a + c - b - d).
    let [a, b, c, d] = [a, b, c, d].map(|value| value - level);
    (a * c - b * d) / (a + c - b - d) >= 0.0
}

/// Where a level crosses an edge.
fn crossing(grid: &Grid<'_>, level: f64, edge: u32) -> Point {
    let (node, upwards) = ((edge / 2) as usize, edge % 2 == 1);
    let (column, row) = ((node % grid.width) as f64, (node / grid.width) as f64);
    let from = grid.values[node];
    let to = grid.values[node + if upwards { grid.width } else { 1 }];
    // Halved, because the difference of two finite numbers may not be finite.
    let share = (level * 0.5 - from * 0.5) / (to * 0.5 - from * 0.5);
    if upwards { grid.place(column, row + share) } else { grid.place(column + share, row) }
}

/// Draws iso-lines over a view, each as one path, cut at the view's edges.
///
/// # Errors
/// The backend's own.
pub fn draw<DB: DrawingBackend>(
    backend: &mut DB,
    frame: &Frame,
    view: &View,
    lines: &[ContourLine],
    style: &LineStyle<'_>,
) -> Drawn<(), DB> {
    if style.hidden {
        return Ok(());
    }
    let Some(mapping) = view.mapping() else { return Ok(()) };
    let mut pen = Pen::new(backend, frame);
    let mut pixels = Vec::new();
    for line in lines {
        pixels.clear();
        pixels.extend(line.points.iter().map(|point| mapping.point(*point)));
        curve::draw(&mut pen, &pixels, &mapping.rect, style)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
