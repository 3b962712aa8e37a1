//! The settings that a round can be started for.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::plan::Setting;

impl ValueEnum for Setting {
    fn value_variants<'a>() -> &'a [Setting] {
        &Setting::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.about()))
    }
}

/// The settings that have a made-up school.
pub(super) fn with_a_made_up_school() -> impl TypedValueParser<Value = Setting> {
    let words = Setting::CHOICES.into_iter().filter_map(|setting| setting.to_possible_value());
    PossibleValuesParser::new(words).map(|word| Setting::of_word(&word).unwrap_or(Setting::Mainstream))
}
