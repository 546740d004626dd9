//! What the lengths of two texts say of their being translations of each other.
//!
//! The logarithm of the ratio of their lengths is normal around that of the documents, the wider
//! the shorter they are (Gale and Church 1993 take the difference in characters, with a variance
//! of 6.8 for each character); against it stands the length of any paragraph of the document.

use super::ParagraphLink;

/// Variance for each character, after Gale and Church.
const BY_CHARACTER: f32 = 6.8;

/// Variance of long texts, which translators' habits have even so.
const FLOOR: f32 = 0.01;

/// However wrong a length is, it proves no more than this (in nats).
const LEAST: f32 = -6.0;

/// The documents' lengths.
#[derive(Debug)]
pub(super) struct Lengths {
    /// Logarithm of target length by source length.
    ratio: f32,
    /// How much wider than Gale and Church's the documents vary.
    spread: f32,
    /// Mean and variance of the logarithm of a target paragraph's length.
    mean: f32,
    variance: f32,
}

impl Lengths {
    pub(super) fn new(source: &[f32], target: &[f32]) -> Self {
        let mean = |sizes: &[f32]| {
            sizes.iter().map(|size| size.ln()).sum::<f32>() / sizes.len().max(1) as f32
        };
        // Means of paragraphs, not of documents, of which one may be half of the other.
        let (ratio, mean) = (mean(target) - mean(source), mean(target));
        let square = |size: &f32| (size.ln() - mean).powi(2);
        let count = target.len().max(1) as f32;
        let variance = target.iter().map(square).sum::<f32>() / count + 0.1;
        Self { ratio, spread: 2.0, mean, variance }
    }

    /// Takes ratio and spread from links that are sure.
    pub(super) fn learn(&mut self, links: &[ParagraphLink], source: &[f32], target: &[f32]) {
        let (mut ratios, mut widths) = (Vec::new(), Vec::new());
        let sure = links
            .iter()
            .filter(|link| link.source.len() == 1 && link.target.len() == 1 && link.score >= 0.8);
        for link in sure {
            let (from, to) = (source[link.source.start], target[link.target.start]);
            ratios.push((to / from).ln());
            widths.push((ratios[ratios.len() - 1], variance(from)));
        }
        if ratios.len() < 10 {
            return;
        }
        ratios.sort_by(f32::total_cmp);
        self.ratio = ratios[ratios.len() / 2];
        let mut spreads: Vec<f32> =
            widths.iter().map(|(ratio, width)| (ratio - self.ratio).powi(2) / width).collect();
        spreads.sort_by(f32::total_cmp);
        // The median of the square of a standard normal variable is 0.455.
        self.spread = (spreads[spreads.len() / 2] / 0.455).clamp(0.3, 6.0) * 1.3;
    }

    /// What the lengths say for the one being the other's translation, in nats; `count` is the
    /// number of target paragraphs.
    pub(super) fn evidence(&self, source: f32, target: f32, count: usize) -> f32 {
        let variance = variance(source) * self.spread;
        let off = (target / source).ln() - self.ratio;
        let mean = self.mean + (count as f32).ln();
        let any = (target.ln() - mean).powi(2) / self.variance;
        let evidence = 0.5 * (any - off * off / variance + (self.variance / variance).ln());
        evidence.max(LEAST)
    }
}

fn variance(source: f32) -> f32 {
    BY_CHARACTER / source.max(4.0) + FLOOR
}
