//! The texts of the email drafts: which kinds there are, and what words in braces stand for.
//!
//! ```text
//! key         subject                         text
//! invitation  Careers audit by {by}           Dear {lead}, …
//! ```
//! A template is parsed once, when the plan is resolved: later no word in braces is unknown.

use crate::fold::{fold, nearest};
use crate::words::{self, Place, Template, folded, places};

/// Which draft a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// To a department: here is your workbook.
    Invitation,
    /// Nothing has come, and it is not too late.
    Reminder,
    /// Nothing has come, and it is too late.
    Overdue,
    /// The workbook came back without an answer.
    Empty,
    /// A file came that cannot be counted.
    KeptOut,
    /// The return has something to fix or to explain.
    Correction,
    /// The return is complete.
    Receipt,
    /// To the senior leadership team, with the matrix.
    Slt,
    /// To governors, with their page.
    Governors,
}

impl MessageKind {
    /// All kinds, in the order of a round.
    pub const ALL: [MessageKind; 9] = [
        MessageKind::Invitation,
        MessageKind::Reminder,
        MessageKind::Overdue,
        MessageKind::Empty,
        MessageKind::KeptOut,
        MessageKind::Correction,
        MessageKind::Receipt,
        MessageKind::Slt,
        MessageKind::Governors,
    ];

    /// The key in a plan.
    pub fn key(self) -> &'static str {
        match self {
            MessageKind::Invitation => "invitation",
            MessageKind::Reminder => "reminder",
            MessageKind::Overdue => "overdue",
            MessageKind::Empty => "empty",
            MessageKind::KeptOut => "kept-out",
            MessageKind::Correction => "correction",
            MessageKind::Receipt => "receipt",
            MessageKind::Slt => "slt",
            MessageKind::Governors => "governors",
        }
    }

    /// The kind of that key, however it was typed.
    pub fn of_key(key: &str) -> Option<MessageKind> {
        let key = fold(key).replace([' ', '_'], "-");
        MessageKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

places! {
    /// A word in braces that a text may hold; the commonest stand first.
    #[allow(missing_docs, reason = "`means` says what each one stands for, in a teacher's words")]
    pub enum Placeholder {
        School = "school",
        CareersLeader = "careers_leader",
        Round = "round",
        Due = "due",
        Today = "today",
        Attachment = "attachment",
        Lead = "lead",
        Department = "department",
        Minutes = "minutes",
        By = "by",
        When = "when",
        Days = "days",
        File = "file",
        Reason = "reason",
        Received = "received",
        Seen = "seen",
        Last = "last",
        Things = "things",
        Most = "most",
        Points = "points",
        Answers = "answers",
        Notes = "notes",
        Reply = "reply",
        Point = "point",
        Summary = "summary",
    }
}

impl Placeholder {
    /// What stands in its place.
    pub fn means(self) -> &'static str {
        match self {
            Placeholder::School => "the school's name",
            Placeholder::CareersLeader => "your name",
            Placeholder::Round => "the round's name",
            Placeholder::Due => "11 December 2026",
            Placeholder::Today => "the day of the draft",
            Placeholder::Attachment => "the attached file's name",
            Placeholder::Lead => "who leads it: Gareth, Mr Pugh or colleague",
            Placeholder::Department => "its name",
            Placeholder::Minutes => "15 minutes, as its workbook takes",
            Placeholder::By => "the day by which it is to come: Friday 11 December 2026",
            Placeholder::When => "is due back on Friday 11 December 2026, or: was due back on …",
            Placeholder::Days => "3 days, since the due date",
            Placeholder::File => "the name of the file that came back",
            Placeholder::Reason => "why it cannot be counted",
            Placeholder::Received => "the day on which it was saved",
            Placeholder::Things => "7 things, to fix or to explain",
            Placeholder::Most => "what stands above them: The three that matter most:",
            Placeholder::Points => "the three main ones",
            Placeholder::Answers => "how many answers there are, subject by subject",
            Placeholder::Notes => "what is only for information; where there is nothing, its paragraph is left out",
            Placeholder::Reply => "what is said to their questions; none, no paragraph",
            Placeholder::Seen => "what senior leaders will see of it",
            Placeholder::Last => "that last round's answers stand in it; where none do, nothing",
            Placeholder::Point => "what matters most: 3 decisions",
            Placeholder::Summary => "what SLT reads, in a paragraph of its own",
        }
    }

    /// The kinds of message that may hold it.
    pub fn kinds(self) -> &'static [MessageKind] {
        use MessageKind::{Correction, Empty, Governors, Invitation, KeptOut, Overdue, Receipt, Reminder, Slt};
        match self {
            Placeholder::School
            | Placeholder::CareersLeader
            | Placeholder::Round
            | Placeholder::Due
            | Placeholder::Today => &MessageKind::ALL,
            Placeholder::Attachment => &[Invitation, Reminder, Overdue, Empty, KeptOut, Correction, Slt, Governors],
            Placeholder::Lead | Placeholder::Department | Placeholder::Minutes => {
                &[Invitation, Reminder, Overdue, Empty, KeptOut, Correction, Receipt]
            }
            Placeholder::By => &[Invitation, Reminder, Overdue, Empty, KeptOut, Correction],
            Placeholder::Last => &[Invitation, Reminder, Overdue, Empty, KeptOut],
            Placeholder::When => &[Reminder, Overdue, Empty, KeptOut],
            Placeholder::Days => &[Overdue],
            Placeholder::File => &[Empty, KeptOut, Correction, Receipt],
            Placeholder::Reason => &[KeptOut],
            Placeholder::Received | Placeholder::Reply => &[Correction, Receipt],
            Placeholder::Seen => &[Invitation],
            Placeholder::Things | Placeholder::Most | Placeholder::Points => &[Correction],
            Placeholder::Answers | Placeholder::Notes => &[Receipt],
            Placeholder::Point | Placeholder::Summary => &[Slt],
        }
    }

    /// Those that a kind of message may hold.
    fn of(kind: MessageKind) -> impl Iterator<Item = Placeholder> {
        Placeholder::PLACES.iter().copied().filter(move |placeholder| placeholder.kinds().contains(&kind))
    }
}

/// The text of one kind of draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Which draft it is for.
    pub kind: MessageKind,
    /// The subject line.
    pub subject: Template<Placeholder>,
    /// The text.
    pub text: Template<Placeholder>,
}

/// What is wrong with a text, and how to mend it.
pub(super) type Wrong = (String, String);

/// Parses a text of one kind of draft, or tells every word in braces that it may not hold.
pub(super) fn parse(text: &str, kind: MessageKind) -> Result<Template<Placeholder>, Vec<Wrong>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let places: Vec<Placeholder> = Placeholder::of(kind).collect();
    let told = |wrong| match wrong {
        words::Wrong::Open(after) => {
            let begun: String = after.chars().take(20).take_while(|c| *c != '\n').collect();
            (
                format!("the brace before '{begun}' is not closed"),
                "Write the word between two braces, such as {lead}, or take the brace away.".to_owned(),
            )
        }
        words::Wrong::Unknown(word) => unknown(word, &folded(word), kind),
    };
    Template::parse(&text, &places).map_err(|wrong| wrong.into_iter().map(told).collect())
}

fn unknown(word: &str, key: &str, kind: MessageKind) -> Wrong {
    let known: Vec<&str> = Placeholder::of(kind).map(Placeholder::key).collect();
    let fix = match nearest(key, known.iter().copied()) {
        Some(near) => format!("Did you mean {{{near}}}?"),
        None => format!("Use one of: {{{}}}.", known.join("}, {")),
    };
    (format!("'{{{word}}}' stands for nothing in the message '{}'", kind.key()), fix)
}

/// What every word in braces stands for, a line for those that the same messages may hold.
pub(crate) fn help() -> Vec<String> {
    let mut groups: indexmap::IndexMap<&[MessageKind], Vec<String>> = indexmap::IndexMap::new();
    for placeholder in Placeholder::PLACES.iter().copied() {
        let told = format!("{{{}}} {}", placeholder.key(), placeholder.means());
        groups.entry(placeholder.kinds()).or_default().push(told);
    }
    let line = |(kinds, told): (&[MessageKind], Vec<String>)| {
        let keys: Vec<&str> = kinds.iter().map(|kind| kind.key()).collect();
        let left_out = MessageKind::ALL.into_iter().filter(|kind| !kinds.contains(kind)).collect::<Vec<_>>();
        let whose = match left_out.as_slice() {
            [] => "In every message".to_owned(),
            [one] => format!("In all but {}", one.key()),
            _ => format!("In {}", keys.join(", ")),
        };
        format!("{whose}: {}.", told.join("; "))
    };
    groups.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_their_own_and_each_kind_is_found_by_its_key() {
        for kind in MessageKind::ALL {
            assert_eq!(MessageKind::of_key(kind.key()), Some(kind));
        }
        assert_eq!(MessageKind::of_key(" Kept out "), Some(MessageKind::KeptOut));
        // The published schema names every one.
        let schema: serde_json::Value = serde_json::from_str(&super::super::file::schema()).expect("JSON");
        let told = schema["$defs"]["Message"]["properties"]["key"]["description"].as_str().expect("a description");
        let named: Vec<&str> = told.split('`').skip(1).step_by(2).collect();
        assert_eq!(named, MessageKind::ALL.map(MessageKind::key));
        let mut keys: Vec<&str> = Placeholder::PLACES.iter().map(|placeholder| placeholder.key()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), Placeholder::PLACES.len());
    }

    #[test]
    fn places_are_filled_once_and_forgiven_their_form() {
        let template = parse("Dear { Lead },\r\n{careers leader} } {DUE}", MessageKind::Invitation).expect("no fault");
        let filled = template.filled(|placeholder| format!("<{{{}}}>", placeholder.key()));
        assert_eq!(filled, "Dear <{lead}>,\n<{careers_leader}> } <{due}>");
    }

    #[test]
    fn what_stands_for_nothing_is_told_with_what_was_meant() {
        let wrong = parse("{leed} {points} {open\n} {nonsense}", MessageKind::Invitation).expect_err("faults");
        let told: Vec<String> = wrong.into_iter().map(|(what, fix)| format!("{what}: {fix}")).collect();
        assert_eq!(told[0], "'{leed}' stands for nothing in the message 'invitation': Did you mean {lead}?");
        assert!(told[1].starts_with("'{points}' stands for nothing in the message 'invitation'"), "{told:?}");
        assert!(told[2].contains("'open' is not closed"), "{told:?}");
        assert!(told[3].contains("Use one of: {school}, "), "{told:?}");
        assert_eq!(told.len(), 4);
    }

    #[test]
    fn help_names_every_word_once_and_fits_beside_the_table() {
        let help = help();
        for placeholder in Placeholder::PLACES.iter().copied() {
            let word = format!("{{{}}}", placeholder.key());
            assert_eq!(help.iter().filter(|line| line.contains(&word)).count(), 1, "{word}");
        }
        for line in &help {
            assert!(line.chars().count() <= 190, "{line}");
        }
    }
}
