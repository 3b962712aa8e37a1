//! The settings that a round can be started for.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::plan::Setting;

impl ValueEnum for Setting {
    fn value_variants<'a>() -> &'a [Setting] {
        &Setting::CHOICES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.about()))
    }
}
