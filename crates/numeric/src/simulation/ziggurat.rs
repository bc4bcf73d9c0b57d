//! Standard normal draws by the ziggurat method.
//!
//! The table holds 256 layers of equal area under the bell curve. Some 99 draws of 100 lie in the part of a layer that is
//! wholly under the curve and cost one word, one product and one comparison; the rest is decided out of line, where it does
//! not crowd the registers of the caller. `libm` only, so that the bits are the same on every platform.
//!
//! # References
//! Marsaglia and Tsang 2000, Journal of Statistical Software 5(8); Doornik 2005, "An improved ziggurat method to generate
//! normal random samples", on not reusing the bits that choose the layer.

use std::sync::LazyLock;

use libm::{exp, log};
use rand::Rng;

use crate::simulation::stream::Stream;

const LAYERS: usize = 256;
/// Where the tail begins.
const TAIL: f64 = 3.654_152_885_361_009;
/// The area of each layer, and of the lowest one with its tail.
const AREA: f64 = 0.004_928_673_233_99;

/// Right edges of the layers and the heights of the curve there.
#[derive(Debug)]
pub(crate) struct Ziggurat {
    edge: [f64; LAYERS + 1],
    height: [f64; LAYERS + 1],
}

static ZIGGURAT: LazyLock<Ziggurat> = LazyLock::new(|| {
    let curve = |x: f64| exp(-0.5 * x * x);
    let mut edge = [0.0; LAYERS + 1];
    // The lowest layer is as wide as a rectangle of its area would be, tail included.
    edge[0] = AREA / curve(TAIL);
    edge[1] = TAIL;
    for layer in 2..LAYERS {
        let height = curve(edge[layer - 1]) + AREA / edge[layer - 1];
        edge[layer] = (-2.0 * log(height)).sqrt();
    }
    Ziggurat { edge, height: edge.map(curve) }
});

pub(crate) fn ziggurat() -> &'static Ziggurat {
    &ZIGGURAT
}

impl Ziggurat {
    /// One draw. The low bits of a word choose the layer, the high 53 the place in it.
    #[inline]
    pub(crate) fn draw(&self, random: &mut Stream) -> f64 {
        let word = random.next_u64();
        let layer = (word & 0xff) as usize;
        let x = place(word) * self.edge[layer];
        if x.abs() < self.edge[layer + 1] { x } else { self.decide(random, layer, x) }
    }

    /// The draws outside the sure part of their layer: the tail, and the wedges between the layer and the curve.
    #[cold]
    #[inline(never)]
    fn decide(&self, random: &mut Stream, layer: usize, x: f64) -> f64 {
        let (mut layer, mut x) = (layer, x);
        loop {
            if x.abs() < self.edge[layer + 1] {
                return x;
            }
            if layer == 0 {
                return tail(random).copysign(x);
            }
            let (low, high) = (self.height[layer], self.height[layer + 1]);
            if low + (high - low) * random.cell() < exp(-0.5 * x * x) {
                return x;
            }
            let word = random.next_u64();
            layer = (word & 0xff) as usize;
            x = place(word) * self.edge[layer];
        }
    }
}

/// The tail beyond the lowest layer, by Marsaglia's method.
fn tail(random: &mut Stream) -> f64 {
    loop {
        let beyond = -log(random.cell()) / TAIL;
        if -2.0 * log(random.cell()) >= beyond * beyond {
            return TAIL + beyond;
        }
    }
}

/// Between −1 and 1.
#[inline]
fn place(word: u64) -> f64 {
    (word.cast_signed() >> 11) as f64 * f64::EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_layer_has_the_same_area_and_the_top_closes() {
        let Ziggurat { edge, height } = ziggurat();
        for layer in 1..LAYERS {
            let area = edge[layer] * (height[layer + 1] - height[layer]);
            assert!((area / AREA - 1.0).abs() < 1e-9, "layer {layer}: {area}");
        }
        // The lowest layer: the rectangle below the tail's height, and the tail.
        let tail = (2.0 * std::f64::consts::PI).sqrt() * crate::special::standard_normal::cdf(-TAIL);
        assert!(((TAIL * height[1] + tail) / AREA - 1.0).abs() < 1e-9);
    }
}
