//! Pictures as PNG, drawn from their SVG with the fonts of the machine.

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
        let mut options = usvg::Options::default();
        let fonts = options.fontdb_mut();
        fonts.load_system_fonts();
        let has = |family: &str| {
            fonts.faces().any(|face| face.families.iter().any(|(name, _)| name.as_str() == family))
        };
        let family = FAMILIES.into_iter().find(|family| has(family)).map(str::to_owned);
        let any = || fonts.faces().next().and_then(|face| Some(face.families.first()?.0.clone()));
        let family = family.or_else(any)?;
        fonts.set_sans_serif_family(family.clone());
        options.font_family = family;
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

    #[test]
    fn a_picture_has_the_signature_of_its_format_and_twice_its_size() {
        // A machine without fonts says so, and draws nothing.
        let Some(raster) = Raster::new() else { return };
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><text x="2" y="14">259</text></svg>"#;
        let image = raster.png(svg).expect("it can be drawn");
        assert_eq!(image[..8], *b"\x89PNG\r\n\x1a\n");
        assert_eq!(image[16..24], [0, 0, 0, 160, 0, 0, 0, 40]);
        assert!(raster.png("no picture").is_none());
        let endless = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600000"><text x="2" y="14">259</text></svg>"#;
        assert!(raster.png(endless).is_none());
    }
}
