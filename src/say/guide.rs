//! What somebody is asked who started the program with a click, and what they are told to do afterwards.

use super::plain;
use crate::round::{Question, Verb};

/// The lines of a question; the last is where the answer is typed.
pub fn asked(question: &Question) -> Vec<String> {
    match question {
        Question::Where(rounds) => {
            let here = if rounds.is_empty() { "No round of an audit is here." } else { "These rounds are here:" };
            let rounds =
                rounds.iter().enumerate().map(|(at, round)| format!("  {}  {}", at + 1, plain(&round.to_string())));
            let begin = ["  S  Start a round of your own", "  M  See a whole round of a made-up school"];
            let which = "Type one of these and press Enter; Enter alone closes this window: ";
            let lines = std::iter::once(here.to_owned()).chain(rounds);
            lines.chain(begin.into_iter().chain([which]).map(str::to_owned)).collect()
        }
        Question::School => {
            vec!["What is your school called? Enter alone if you would rather put it in later: ".to_owned()]
        }
        Question::Next(verb) => {
            vec![format!("Press Enter to do it ({}), or type N and press Enter to leave it: ", deed(verb))]
        }
    }
}

/// What is said before the window closes, and waited for.
pub const CLOSES: &str = "Press Enter to close this window. ";

/// What is to be done with a plan that was just begun.
pub const THEN: &str = "Open it, put in your school, departments and numbers, and save it. Then start this program here again: it goes on from there.";

/// What a verb does, as it is offered.
fn deed(verb: &Verb) -> &'static str {
    match verb {
        Verb::Generate { .. } => "make the workbooks and draft the invitations",
        Verb::Pack => "make the talk for departments and the page for governors",
        Verb::Preview => "say what is asked",
        Verb::Check { .. } => "check what came, and draft what is to be answered",
        Verb::Consolidate { .. } => "make the matrix, and draft the email to SLT",
        Verb::Status => "say who has returned",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Rel;

    #[test]
    fn a_question_names_what_can_be_typed() {
        let lines = asked(&Question::Where(vec![Rel::new("au\u{202e}tumn")]));
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines[1].starts_with("  1  au") && !lines[1].contains('\u{202e}'), "{lines:?}");
        assert_eq!(asked(&Question::Where(Vec::new()))[0], "No round of an audit is here.");
        let next = asked(&Question::Next(Verb::Check { settle: Vec::new() }));
        assert!(next[0].starts_with("Press Enter to do it (check what came"), "{next:?}");
    }
}
