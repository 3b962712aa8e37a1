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
        Style::Last,
        Style::Clear,
        Style::Link,
        Style::StrongLink,
        Style::Total,
        Style::Asked,
        Style::Todo,
        Style::Left,
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

const STATES: [State; 5] = [State::Asked, State::NoNeed, State::Done, State::Wrong, State::Open];

#[test]
fn what_is_asked_stands_out_from_what_is_not_and_not_by_colour_alone() {
    let paper = |state: State| state.colours().1;
    let asked = Style::Asked.colours().1;
    assert_eq!(paper(State::Asked), asked);
    for other in [Style::Spare.colours().1, Style::Printed.colours().1, paper(State::Done)] {
        let contrast = contrast((asked, other));
        assert!(contrast >= 1.5, "{other:06X}: {contrast:.2}");
    }
    assert!(contrast((asked, paper(State::NoNeed))) >= 1.2);
    for (position, state) in STATES.into_iter().enumerate() {
        let (ink, paper, edge) = state.colours();
        assert!(contrast((ink, paper)) >= 4.5, "{state:?}");
        for other in &STATES[..position] {
            assert_ne!(paper, other.colours().1, "{state:?} and {other:?}");
        }
        // An edge that says something can be seen beside its fill.
        if edge != RULE {
            assert!(contrast((edge, paper)) >= 3.0, "{state:?}");
        }
    }
    // The edge of what is asked is the only thick one.
    assert!(Style::Asked.format() != Style::Input.format());
    assert_ne!(State::Wrong.colours().2, State::Asked.colours().2);
}
