//! What somebody is asked who started the program with a click and typed nothing: in a round's folder whether what comes
//! next is to be done, elsewhere where to begin.
//!
//! ```text
//! Where ─┬─ 1 … ─▶ Open ─ how it stands ─▶ Next ─ Enter ─▶ Do
//!        ├─ S ───▶ School ─ a name ──────▶ Start
//!        └─ M ───▶ MadeUp
//! ```

use crate::layout::Extras;
use crate::shelf::{Rel, Shelf};

use super::today::Next;
use super::{Verb, neighbours};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Which of the rounds in folders here is meant, or what to begin.
    Where(Vec<Rel>),
    /// What the school is called.
    School,
    /// Whether what comes next is to be done.
    Next(Verb),
}

/// What somebody wants, by what they typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To go on with a round in a folder here.
    Open(Rel),
    /// To be asked something more.
    Ask(Question),
    /// To start a round of a school, where its name is known.
    Start(Option<String>),
    /// To see the made-up school.
    MadeUp,
    /// To have something done in the round.
    Do(Verb),
    /// Nothing.
    Nothing,
}

impl Question {
    /// What is asked in a folder that holds no round itself.
    pub fn outside(shelf: &dyn Shelf) -> Question {
        Question::Where(neighbours::within(shelf))
    }

    /// What is asked in a round, where what comes next can be done for the person.
    pub fn inside(next: Next) -> Option<Question> {
        next.verb().map(Question::Next)
    }

    /// What is wanted, by the line that was typed; nothing where that cannot be told, and it is asked again.
    pub fn answered(&self, line: &str) -> Option<Wish> {
        let line = line.trim();
        match self {
            Question::Where(rounds) => match line.to_lowercase().as_str() {
                "" => Some(Wish::Nothing),
                "s" => Some(Wish::Ask(Question::School)),
                "m" => Some(Wish::MadeUp),
                number => {
                    let position = number.parse::<usize>().ok()?.checked_sub(1)?;
                    rounds.get(position).cloned().map(Wish::Open)
                }
            },
            Question::School => Some(Wish::Start((!line.is_empty()).then(|| line.to_owned()))),
            Question::Next(verb) if line.is_empty() => Some(Wish::Do(verb.clone())),
            Question::Next(_) => Some(Wish::Nothing),
        }
    }
}

impl Next {
    /// What does it, where it is not for people to do.
    pub fn verb(self) -> Option<Verb> {
        match self {
            Next::Make => Some(Verb::Generate { only: Vec::new(), extras: Extras::NONE, force: false }),
            Next::Look(_) | Next::Write(_) => Some(Verb::Check { settle: Vec::new() }),
            Next::Sum => Some(Verb::Consolidate { early: false, programme: false }),
            Next::Send(_) | Next::WaitUntil(_) | Next::Wait | Next::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Memory;

    #[test]
    fn what_is_typed_is_meant_and_what_cannot_be_told_is_asked_again() {
        let rounds = vec![Rel::new("autumn"), Rel::new("spring")];
        let place = Question::Where(rounds);
        assert_eq!(place.answered(" 2 "), Some(Wish::Open(Rel::new("spring"))));
        assert_eq!(place.answered("S"), Some(Wish::Ask(Question::School)));
        assert_eq!(place.answered("m\r\n"), Some(Wish::MadeUp));
        assert_eq!(place.answered("\n"), Some(Wish::Nothing));
        for unclear in ["0", "3", "-1", "autumn", "99999999999999999999"] {
            assert_eq!(place.answered(unclear), None, "{unclear}");
        }
        assert_eq!(Question::School.answered(" Our School\n"), Some(Wish::Start(Some("Our School".to_owned()))));
        assert_eq!(Question::School.answered("\n"), Some(Wish::Start(None)));
    }

    #[test]
    fn what_comes_next_is_done_on_enter_alone() {
        let question = Question::inside(Next::Sum).expect("it can be done");
        let sum = Verb::Consolidate { early: false, programme: false };
        assert_eq!(question.answered("\r\n"), Some(Wish::Do(sum)));
        assert_eq!(question.answered("n"), Some(Wish::Nothing));
        assert_eq!(Question::inside(Next::Send(2)), None, "mails are sent by people");
    }

    #[test]
    fn rounds_in_folders_here_are_offered() {
        let mut shelf = Memory::default();
        shelf.fresh(&Rel::new("autumn/plan.xlsx"), b"").expect("written");
        shelf.fresh(&Rel::new("holidays/beach.jpg"), b"").expect("written");
        assert_eq!(Question::outside(&shelf), Question::Where(vec![Rel::new("autumn")]));
    }
}
