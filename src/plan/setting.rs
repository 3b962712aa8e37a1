//! The settings: where learners are taught, and what each has of its own.

use super::file::File;
use super::{Names, shared};

/// Where learners are taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A secondary school.
    Mainstream,
    /// A special school.
    Send,
    /// Alternative provision.
    AlternativeProvision,
    /// A college.
    College,
}

/// What a setting has of its own.
struct Own {
    /// The word in a plan and in JSON.
    word: &'static str,
    /// What people call it, and nothing else.
    also: &'static [&'static str],
    /// What it is, for those who choose one.
    about: &'static str,
    /// The built-in plan.
    plan: &'static str,
    /// The made-up school, where there is one.
    made_up: Option<&'static str>,
    /// What dedicated time is there, within a sentence.
    dedicated_time: &'static str,
    /// Whether the cohorts of a stage stand side by side, as classes do, and do not follow one another, as years do.
    side_by_side: bool,
    /// Who is in scope there, within a sentence.
    in_scope: &'static str,
}

impl Setting {
    /// Every setting.
    pub const ALL: [Setting; 4] = [Setting::Mainstream, Setting::Send, Setting::AlternativeProvision, Setting::College];

    /// Those that have a made-up school of their own.
    pub const CHOICES: [Setting; 3] = [Setting::Mainstream, Setting::Send, Setting::College];

    /// The one table of what differs from setting to setting.
    fn own(self) -> Own {
        match self {
            Setting::Mainstream => Own {
                word: "mainstream",
                also: &["mainstream school", "secondary", "secondary school", "academy", "comprehensive"],
                about: "A secondary school: key stages and year groups",
                plan: include_str!("../../schemas/mainstream.toml"),
                made_up: Some(include_str!("../../schemas/demo/mainstream.toml")),
                dedicated_time: "careers lessons, tutor time and drop-down days",
                side_by_side: false,
                in_scope: "all whose careers programme is led here, and not by another school on whose roll they are too",
            },
            Setting::Send => Own {
                word: "send",
                also: &["special", "special school", "sen", "sen school", "send school", "special educational needs"],
                about: "A special school: career groups and classes",
                plan: include_str!("../../schemas/send.toml"),
                made_up: Some(include_str!("../../schemas/demo/send.toml")),
                dedicated_time: "careers sessions, life skills time, assemblies and theme days",
                side_by_side: true,
                in_scope: "those for whom encounters and experiences are appropriate, as is asked of special schools; \
                           that one is hard to arrange leaves nobody out",
            },
            Setting::AlternativeProvision => Own {
                word: "alternative-provision",
                also: &["ap", "pru", "pupil referral unit", "alternative provision academy"],
                about: "Alternative provision: key stages 3 and 4, small groups and short stays",
                plan: include_str!("../../schemas/alternative-provision.toml"),
                made_up: None,
                dedicated_time: "careers sessions, mentoring, enrichment and theme days",
                // Learners come and go: nobody has surely been there for the year before.
                side_by_side: true,
                in_scope: "those whose careers programme is led here, and not by a school on whose roll they are too",
            },
            Setting::College => Own {
                word: "college",
                also: &["fe", "fe college", "further education", "further education college", "sixth form college"],
                about: "A college: levels and programmes",
                plan: include_str!("../../schemas/college.toml"),
                made_up: Some(include_str!("../../schemas/demo/college.toml")),
                dedicated_time: "tutorial, enrichment, induction and careers events",
                side_by_side: true,
                in_scope: "those of whom the statutory duty speaks: to 18, or to 25 with an education, health and care \
                           plan; adults and apprentices count where the plan's numbers hold them",
            },
        }
    }

    /// The word in a plan and in JSON.
    pub fn word(self) -> &'static str {
        self.own().word
    }

    /// What it is, in a few words.
    pub fn about(self) -> &'static str {
        self.own().about
    }

    /// The setting that a plan names, however it was typed.
    pub fn of_word(typed: &str) -> Option<Setting> {
        let names = Names::of(Setting::ALL.map(|setting| (setting.word(), setting.own().also.iter().copied())));
        let word = names.one(typed)?;
        Setting::ALL.into_iter().find(|setting| setting.word() == word)
    }

    /// The built-in plan, as `new` writes it.
    pub fn built_in(self) -> File {
        // A test beneath `resolve` holds that each parses and has no fault.
        shared::completed(toml::from_str(self.plan_text()).unwrap_or_default())
    }

    /// The text of its built-in plan, as it is kept in `schemas/`.
    pub(super) fn plan_text(self) -> &'static str {
        self.own().plan
    }

    /// The text of its made-up school, as it is kept in `schemas/demo/`, where it has one.
    pub(crate) fn made_up(self) -> Option<&'static str> {
        self.own().made_up
    }

    /// Whether the cohorts of a stage stand side by side, as classes and programmes do: what one of them meets, another does
    /// not. Year groups follow one another through a stage that is worked through once.
    pub fn is_side_by_side(self) -> bool {
        self.own().side_by_side
    }

    /// What dedicated time is there, in words that fit anywhere: a framework may have others.
    pub(super) fn dedicated_time(self) -> &'static str {
        self.own().dedicated_time
    }

    /// Who is in scope there, within a sentence: what a figure of learners speaks of.
    pub fn in_scope(self) -> &'static str {
        self.own().in_scope
    }
}

#[cfg(test)]
mod laws;
