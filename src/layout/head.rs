//! A heading, and what else it may say when a form is read.

use crate::fold::fold;
use crate::plan::Words;

/// A heading: plain words, or a word of the setting with every setting's word as an alias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// The same in every setting.
    Plain(&'static str),
    /// The same in every setting, and how workbooks issued earlier had it.
    Reworded(&'static str, &'static [&'static str]),
    /// *Name of the school*, by the word for the place.
    SchoolName,
    /// *Key stage*, *Group*, *Level*.
    Stage,
    /// *Subject*, *Team*.
    Subject,
    /// How many learners there are to reach: *Taking the subject*; a class team's class takes no subject.
    Taking,
    /// *Year group*, *Class*, *Programme*.
    Cohort,
    /// *Year groups*, *Classes*, *Programmes*.
    Cohorts,
}

impl Head {
    /// The heading as the form prints it.
    pub fn text(self, words: &Words) -> &str {
        match self {
            Head::Plain(text) | Head::Reworded(text, _) => text,
            Head::SchoolName => match fold(&words.school).as_str() {
                "" | "school" => "Name of the school",
                "college" => "Name of the college",
                // A form prints no heading that it would have to make up.
                _ => "Name",
            },
            Head::Stage => &words.stage,
            Head::Subject => &words.subject,
            Head::Taking => match fold(&words.subject).as_str() {
                "" | "subject" => "Taking the subject",
                _ => "Number taught",
            },
            Head::Cohort => &words.cohort,
            Head::Cohorts => &words.cohorts,
        }
    }

    /// What else the heading may say when a form is read: the words of the other settings, and of earlier forms.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Head::Plain(_) => &[],
            Head::Reworded(_, before) => before,
            Head::SchoolName => &["Name of the school", "Name of the college", "Name"],
            Head::Stage => &["Stage", "Key stage", "Group", "Career group", "Pathway", "Level"],
            Head::Subject => &["Subject", "Team"],
            Head::Taking => &["Taking the subject", "Number taught"],
            Head::Cohort => &["Cohort", "Year group", "Class", "Programme"],
            Head::Cohorts => &["Cohorts", "Year groups", "Classes", "Programmes"],
        }
    }
}
