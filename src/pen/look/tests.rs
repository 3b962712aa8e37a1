//! Colours that can be told apart, and formats made once.

use super::*;

fn every() -> Vec<Style> {
    let mut styles = vec![
        Style::Title,
        Style::Label,
        Style::Line,
        Style::Paragraph,
        Style::Caption,
        Style::TightTitle,
        Style::Way,
        Style::Quiet,
        Style::Band,
        Style::Heading,
        Style::LaterHeading,
        Style::TurnedHeading,
        Style::SecondTurnedHeading,
        Style::HeadingLink,
        Style::TurnedLink,
        Style::SecondTurnedLink,
        Style::TurnedBeside,
        Style::SecondTurnedBeside,
        Style::Printed,
        Style::Clear,
        Style::Link,
        Style::StrongLink,
        Style::Total,
        Style::Input,
        Style::Spare,
        Style::Wrong,
        Style::Doubtful,
        Style::Unseen,
    ];
    for tone in Tone::ALL {
        styles.extend([Style::Cell(tone), Style::Strong(tone)]);
    }
    styles
}

/// Relative luminance by WCAG 2.
fn luminance(colour: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from((colour >> shift) & 0xFF) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast((ink, paper): (u32, u32)) -> f64 {
    let (ink, paper) = (luminance(ink), luminance(paper));
    (ink.max(paper) + 0.05) / (ink.min(paper) + 0.05)
}

#[test]
fn every_text_can_be_read_on_its_fill() {
    assert!((contrast((0, WHITE)) - 21.0).abs() < 0.01);
    for style in every() {
        let contrast = contrast(style.colours());
        assert!(contrast >= 4.5, "{style:?}: {contrast:.2}");
    }
    for part in Mail::ALL {
        assert!(contrast(part.colours()) >= 4.5, "{part:?} of an email");
    }
}

#[test]
fn tones_differ_from_each_other() {
    for (position, tone) in Tone::ALL.into_iter().enumerate() {
        for other in &Tone::ALL[..position] {
            assert_ne!(tone.colours().1, other.colours().1, "{tone:?} and {other:?}");
        }
    }
}
