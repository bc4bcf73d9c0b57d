//! Pictures as PNG, drawn from their SVG with the fonts of the machine.

use std::sync::Arc;

use resvg::usvg::fontdb;
use resvg::{tiny_skia, usvg};

/// How many pixels a unit of a picture has, so that it is sharp in print.
const SCALE: f32 = 2.0;
/// The most pixels that a picture may have: 160 MB while it is drawn, and as much again while it is written.
const MOST_PIXELS: u64 = 40_000_000;
/// The paper of every picture, which SVG viewers take from its style.
const PAPER: [u8; 3] = [0xfd, 0xfc, 0xf9];
/// Families without serifs, the first that is there is taken.
const FAMILIES: [&str; 6] = ["Liberation Sans", "Arial", "Helvetica", "Noto Sans", "DejaVu Sans", "Segoe UI"];

/// What draws pictures.
#[derive(Debug)]
pub(crate) struct Raster {
    options: usvg::Options<'static>,
}

impl Raster {
    /// None where the machine has no font: words would be missing without a word about it.
    pub(crate) fn new() -> Option<Self> {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        Self::with_fonts(fonts)
    }

    fn with_fonts(mut fonts: fontdb::Database) -> Option<Self> {
        let has = |family: &str| {
            fonts.faces().any(|face| face.families.iter().any(|(name, _)| name.as_str() == family))
        };
        let family = FAMILIES.into_iter().find(|family| has(family)).map(str::to_owned);
        let any = || fonts.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
        let family = family.or_else(any)?;
        fonts.set_sans_serif_family(family.clone());
        let options =
            usvg::Options { font_family: family, fontdb: Arc::new(fonts), ..usvg::Options::default() };
        Some(Self { options })
    }

    /// The picture as PNG; none where it cannot be drawn, or would have more than [`MOST_PIXELS`].
    pub(crate) fn png(&self, svg: &str) -> Option<Vec<u8>> {
        let tree = usvg::Tree::from_str(svg, &self.options).ok()?;
        let size = tree.size().scale_by(SCALE)?.to_int_size();
        if u64::from(size.width()) * u64::from(size.height()) > MOST_PIXELS {
            return None;
        }
        let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())?;
        let [red, green, blue] = PAPER;
        pixels.fill(tiny_skia::Color::from_rgba8(red, green, blue, u8::MAX));
        resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
        pixels.encode_png().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><rect width="40" height="20"/>WORDS</svg>"#;

    /// Draws shapes on any machine; words need fonts.
    fn shapes() -> Raster {
        Raster { options: usvg::Options::default() }
    }

    fn drawn(raster: &Raster, words: &str) -> tiny_skia::Pixmap {
        let image = raster.png(&SVG.replace("WORDS", words)).expect("it can be drawn");
        assert_eq!(image[..8], *b"\x89PNG\r\n\x1a\n");
        tiny_skia::Pixmap::decode_png(&image).expect("what was written can be read")
    }

    #[test]
    fn a_picture_has_twice_its_size_and_stands_on_paper() {
        let picture = drawn(&shapes(), "");
        assert_eq!([picture.width(), picture.height()], [160, 40]);
        let colour = |x, y| picture.pixel(x, y).map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
        assert_eq!(colour(20, 20), Some([0, 0, 0]));
        assert_eq!(colour(120, 20), Some(PAPER));
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_not_drawn() {
        assert!(shapes().png("no picture").is_none());
        assert!(shapes().png(&SVG.replace("0 0 80 20", "0 0 800 600000")).is_none());
    }

    #[test]
    fn without_a_font_nothing_is_drawn_and_with_one_words_are() {
        assert!(Raster::with_fonts(fontdb::Database::new()).is_none());
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let is_empty = fonts.is_empty();
        let Some(raster) = Raster::new() else {
            assert!(is_empty, "{} fonts are here and none was taken", fonts.len());
            return;
        };
        let words = drawn(&raster, r#"<text x="45" y="14">259</text>"#);
        assert_ne!(words.data(), drawn(&raster, "").data(), "the words left no ink");
    }
}
