//! One change of a plan, as a sentence.

use crate::preview::{Change, Detail, How, Kind, ROUND_NAME};

/// What changed, and how.
pub(super) fn sentence(Change { kind, name, how }: &Change) -> String {
    let what = match kind {
        Kind::Rule => "Rule",
        Kind::Stage => "Stage",
        Kind::Cohort => "Group",
        Kind::Outcome => "Outcome",
        Kind::Statement => "Statement",
        Kind::Skill => "Skill",
        Kind::Term => "Term",
        Kind::Department => "Department",
        Kind::Subject => "Subject",
        Kind::Round => "This round's",
        Kind::WholeSchool => "Whole-school statement",
        Kind::Step => "Action of the nine steps",
        Kind::Part => "Part of the project planner",
        Kind::Event => "Week or event",
    };
    let quoted = |says: &str| if says.is_empty() { String::new() } else { format!(": \"{says}\"") };
    match how {
        How::Added(says) => format!("{what} {name} is new{}", quoted(says)),
        How::Gone(says) => format!("{what} {name} is gone{}", quoted(says)),
        How::Differs { detail, before, now } => {
            let detail = match detail {
                Detail::Figure if *kind == Kind::Round && name == ROUND_NAME => {
                    return format!(
                        "{what} {name}: {before} → {now}. Returns of '{before}' are read all the same while the school \
                         year is the same; to undo it, type '{before}' again on the sheet School."
                    );
                }
                Detail::Figure => return format!("{what} {name}: {before} → {now}"),
                Detail::Wording => return format!("{what} {name}: \"{before}\" → \"{now}\""),
                Detail::Stages => "stage",
                Detail::AskedOf => "asked of",
                Detail::Department => "department",
                Detail::Approach => "approach",
                Detail::Needed => "needed",
                Detail::Overlay => "overlay",
                Detail::Groups => "only",
                Detail::BuildsOn => "builds on",
                Detail::SpeaksOf => "speaks of",
                Detail::Lead => "lead",
                Detail::Email => "email",
                Detail::CopyTo => "copy to",
                Detail::Replaces => "replaces",
            };
            format!("{what} {name}, {detail}: {before} → {now}")
        }
    }
}
