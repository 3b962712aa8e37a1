//! The lists of answers that are the same in every plan: each label, and what people write for it.

use super::Labelled;
use crate::plan::Framework;
use crate::plan::framework::RecordWords;

macro_rules! labelled {
    ($($(#[$doc:meta])* $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $label:literal $(also $($synonym:literal)|*)?,)*
    } $(; asks $asks:ident)?)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name { $($(#[$variant_doc])* $variant,)* }
            impl Labelled for $name {
                const ALL: &'static [Self] = &[$($name::$variant,)*];
                fn label(self) -> &'static str {
                    match self { $($name::$variant => $label,)* }
                }
                fn synonyms(self) -> &'static [&'static str] {
                    match self { $($name::$variant => &[$($($synonym),*)?],)* }
                }
                fn asks(self) -> bool {
                    $(if self == $name::$asks { return true; })?
                    false
                }
                fn choice(self) -> Choice {
                    Choice::$name(self)
                }
                fn chosen(choice: Choice) -> Option<Self> {
                    if let Choice::$name(answer) = choice { Some(answer) } else { None }
                }
            }
        )*

        /// An answer of one of the lists that are the same in every plan.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Choice { $($(#[$doc])* $name($name),)* }

        impl Choice {
            /// Its label on the list.
            pub fn label(self) -> &'static str {
                match self { $(Choice::$name(answer) => answer.label(),)* }
            }

            /// Whether it is no answer yet, but a question to whoever keeps the round.
            pub fn asks(self) -> bool {
                match self { $(Choice::$name(answer) => answer.asks(),)* }
            }
        }
    };
}

labelled! {
    /// The coverage level of an outcome in a subject (domain.md); ordered from none to most.
    Coverage {
        /// Level 0.
        NotYet = "Not yet" also "none" | "not covered" | "not started" | "not yet covered",
        /// Level 1: pointed out as it arises.
        Highlighted = "Highlighted" also "highlight",
        /// Level 2: planned in a unit of the scheme of work.
        Taught = "Taught",
        /// Level 3.
        WithEmployers = "Taught with employers" also "taught with employer" | "taught with an employer",
        /// Takes the outcome out of the subject's scope.
        NotApplicable = "Not applicable" also "n/a" | "na" | "n.a." | "n.a" | "n / a",
        /// No answer yet: somebody is asked first.
        NotSure = "Not sure, I will ask" also "not sure" | "unsure" | "don't know" | "dont know" | "not known" | "?" | "will ask"
            | "i will ask" | "i'll ask" | "we will ask" | "we'll ask" | "not sure i will ask" | "not sure, we will ask"
            | "not sure, i'll ask" | "not sure, will ask",
    }; asks NotSure
    /// Whether a row is in place; only then it counts.
    Status {
        /// Meant for later.
        Planned = "Planned" also "plan" | "planning" | "in planning",
        /// Happens now.
        InPlace = "In place" also "in-place" | "inplace" | "done" | "happening now",
    }
    /// The answer to a checklist item.
    Tick {
        /// Done; the only answer that counts.
        Yes = "Yes" also "y" | "done" | "true" | "\u{2713}" | "\u{2714}",
        /// Done in part.
        Partly = "Partly" also "partial" | "partially" | "in part" | "part",
        /// Not done.
        NotYet = "Not yet" also "no" | "n" | "not done" | "false",
        /// No answer yet: somebody is asked first.
        NotSure = "Not sure, I will ask" also "not sure" | "unsure" | "don't know" | "dont know" | "not known" | "?" | "will ask"
            | "i will ask" | "i'll ask" | "we will ask" | "we'll ask" | "not sure i will ask" | "not sure, we will ask"
            | "not sure, i'll ask" | "not sure, will ask",
    }; asks NotSure
    /// Whether a subject teaches a stage this year.
    TaughtThisYear {
        /// It does.
        Yes = "Yes" also "y" | "true",
        /// It does not: the stage leaves the subject's verdict.
        NotThisYear = "Not this year" also "no" | "n" | "false" | "not taught",
    }
    /// The answer to one of the four tests of a meaningful encounter.
    Test {
        /// Holds.
        Yes = "Yes" also "y" | "true" | "\u{2713}" | "\u{2714}",
        /// Does not hold.
        No = "No" also "n" | "false",
        /// Nobody knows; does not count.
        NotSure = "Not sure" also "unsure" | "don't know" | "not known" | "?",
    }
    /// What an employer record is a record of.
    Kind {
        /// An encounter with an employer.
        Encounter = "Encounter",
        /// An experience of a workplace.
        Workplace = "Workplace" also "work experience" | "workplace visit",
    }
    /// How learners met the employer.
    Mode {
        /// In one place.
        InPerson = "In person" also "in-person" | "face to face" | "face-to-face",
        /// On a screen.
        Virtual = "Virtual" also "virtually" | "online" | "on-line" | "remote",
    }
    /// How far one of the nine steps has come.
    Progress {
        /// Nobody has begun.
        NotStarted = "Not started" also "no" | "not yet" | "to do",
        /// It is planned.
        Planned = "Planned" also "plan" | "planning",
        /// Somebody is at it.
        UnderWay = "Under way" also "underway" | "in progress" | "started" | "ongoing",
        /// It is done and stays.
        InPlace = "In place" also "in-place" | "done" | "yes" | "complete" | "completed",
    }
    /// Whether an event of the calendar will be an occasion for a lesson.
    Intended {
        /// It will.
        Yes = "Yes" also "y" | "true" | "planned" | "\u{2713}" | "\u{2714}",
        /// It is hoped for.
        Maybe = "Maybe" also "perhaps" | "possibly" | "not sure" | "?",
        /// It will not.
        No = "No" also "n" | "false" | "not planned",
    }
    /// Whether a step that was agreed is done.
    StepDone {
        /// It is.
        Done = "Done" also "yes" | "y" | "complete" | "completed" | "true" | "\u{2713}" | "\u{2714}",
        /// It is not, or not all of it.
        NotYet = "Not yet" also "no" | "n" | "not done" | "partly" | "in part" | "false",
    }
    /// Whether what was answered last round is still so.
    StillSo {
        /// It is: last round's answer counts.
        Yes = "Yes" also "y" | "true" | "still so" | "same" | "unchanged" | "no change" | "\u{2713}" | "\u{2714}",
        /// It is not: what is answered now counts.
        Changed = "Changed" also "change" | "different",
        /// It has ended.
        NoLonger = "No longer" also "no" | "n" | "false" | "not any more" | "stopped",
    }
    /// What became of what was planned last round.
    Confirmed {
        /// It took place as it was planned.
        TookPlace = "Took place" also "done" | "yes" | "y" | "happened" | "has taken place",
        /// It is still to come, as it was planned.
        StillPlanned = "Still planned" also "planned" | "still to come" | "to come" | "not yet",
        /// It did, or will, otherwise: what is answered now counts.
        Changed = "Changed" also "change" | "different",
        /// It will not.
        NoLonger = "No longer" also "no" | "n" | "false" | "cancelled" | "not any more",
    }
    /// Whether an encounter took place.
    TookPlace {
        /// It did.
        TookPlace = "Took place" also "done" | "yes" | "y" | "happened" | "has taken place",
        /// It is planned.
        Planned = "Planned" also "plan" | "not yet" | "to come",
    }
}

impl Coverage {
    /// The level, 0 to 3; `None` for *Not applicable*, and for what is no answer yet.
    pub fn level(self) -> Option<u8> {
        match self {
            Coverage::NotYet => Some(0),
            Coverage::Highlighted => Some(1),
            Coverage::Taught => Some(2),
            Coverage::WithEmployers => Some(3),
            Coverage::NotApplicable | Coverage::NotSure => None,
        }
    }
}

impl Kind {
    /// What a framework calls it.
    pub fn words(self, framework: &Framework) -> &RecordWords {
        match self {
            Kind::Encounter => &framework.encounter,
            Kind::Workplace => &framework.workplace,
        }
    }

    /// What people write for it under a framework: its own label there first.
    pub fn written(self, framework: &Framework) -> Vec<&str> {
        let RecordWords { label, also, .. } = self.words(framework);
        let plain = std::iter::once(self.label()).chain(self.synonyms().iter().copied());
        std::iter::once(label.as_str()).chain(plain).chain(also.iter().map(String::as_str)).collect()
    }
}

impl Choice {
    /// Its label on the list of a plan that works by a framework.
    pub fn label_under(self, framework: &Framework) -> &str {
        match self {
            Choice::Kind(kind) => &kind.words(framework).label,
            Choice::Coverage(_)
            | Choice::Status(_)
            | Choice::Tick(_)
            | Choice::TaughtThisYear(_)
            | Choice::Test(_)
            | Choice::Mode(_)
            | Choice::Progress(_)
            | Choice::Intended(_)
            | Choice::StepDone(_)
            | Choice::StillSo(_)
            | Choice::Confirmed(_)
            | Choice::TookPlace(_) => self.label(),
        }
    }
}
