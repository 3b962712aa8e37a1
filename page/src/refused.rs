//! Why something could not be done, for somebody who has a page and no terminal.

use std::path::PathBuf;

use careers_audit::reader::PlanFault;
use careers_audit::round::RoundError;
use careers_audit::say;
use careers_audit::words::list;

use crate::answer::{Fault, Refused};

/// What is said; of a plan with faults each stands by itself, with its place.
pub(crate) fn refused(error: &RoundError) -> Refused {
    let faults = match error {
        RoundError::Plan(_, faulty, _) => faulty.faults.iter().map(fault).collect(),
        RoundError::NotAmended(_, faults) => faults.iter().map(fault).collect(),
        RoundError::NoPlan(_)
        | RoundError::TwoPlans(_)
        | RoundError::SeveralPlans(..)
        | RoundError::Framework(..)
        | RoundError::PlanThere(_)
        | RoundError::RoundsWithin(..)
        | RoundError::Within(..)
        | RoundError::OtherPlace(..)
        | RoundError::NoTerm(_)
        | RoundError::Differ(..)
        | RoundError::NotEmpty(_)
        | RoundError::NoDepartment(..)
        | RoundError::NoText(_)
        | RoundError::Settled(..)
        | RoundError::Told(..)
        | RoundError::Agreed(..)
        | RoundError::NoSubject(_)
        | RoundError::NoReturn(_)
        | RoundError::NotSettled(..)
        | RoundError::NotKept(..)
        | RoundError::Shelf(_)
        | RoundError::Pen(_) => Vec::new(),
    };
    Refused { text: say::plain_lines(&text(error)), faults }
}

fn fault(fault: &PlanFault) -> Fault {
    Fault { place: say::plain(&fault.place), message: say::plain(&fault.what), fix: say::plain(&fault.fix) }
}

/// The library's own words, but where they name what is typed in a terminal.
fn text(error: &RoundError) -> String {
    match error {
        RoundError::NoPlan(folder) => format!(
            "There is no plan in the folder '{}'. Open the round's own folder, the one that holds plan.xlsx, or start a round.",
            folder.display()
        ),
        RoundError::Plan(path, _, more) => {
            let text = format!("'{}' cannot be used as it is.", path.display());
            std::iter::once(text).chain(more.iter().cloned()).collect::<Vec<_>>().join(" ")
        }
        RoundError::NotAmended(path, _) => format!("Nothing was typed into '{}'.", path.display()),
        RoundError::Differ(blank, filled) => differ(blank, filled),
        RoundError::Settled(path, why) => format!(
            "'{}' cannot be read: {why}. Correct it, or delete it, and settle its returns here again.",
            path.display()
        ),
        RoundError::TwoPlans(_)
        | RoundError::SeveralPlans(..)
        | RoundError::Framework(..)
        | RoundError::PlanThere(_)
        | RoundError::RoundsWithin(..)
        | RoundError::Within(..)
        | RoundError::OtherPlace(..)
        | RoundError::NoTerm(_)
        | RoundError::NotEmpty(_)
        | RoundError::NoDepartment(..)
        | RoundError::NoText(_)
        | RoundError::Told(..)
        | RoundError::Agreed(..)
        | RoundError::NoSubject(_)
        | RoundError::NoReturn(_)
        | RoundError::NotSettled(..)
        | RoundError::NotKept(..)
        | RoundError::Shelf(_)
        | RoundError::Pen(_) => error.to_string(),
    }
}

fn differ(blank: &[PathBuf], filled: &[PathBuf]) -> String {
    let quoted =
        |paths: &[PathBuf]| list(&paths.iter().map(|path| format!("'{}'", path.display())).collect::<Vec<_>>());
    let mut text = format!(
        "Nobody has written into these workbooks, and they differ from what would be made now: {}. Replace them, if that is \
         what you want: workbooks that were already sent out are still read when they come back.",
        quoted(blank)
    );
    if !filled.is_empty() {
        text.push_str(&format!(
            " These were filled in where they lie, and each is copied into the returns before it is replaced: {}.",
            quoted(filled)
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_that_only_a_terminal_has() {
        let path = || PathBuf::from("round");
        let errors = [
            RoundError::NoPlan(path()),
            RoundError::TwoPlans(path()),
            RoundError::SeveralPlans(path(), "'a'".to_owned()),
            RoundError::Framework(path(), "why".to_owned()),
            RoundError::PlanThere(path()),
            RoundError::OtherPlace(path(), "'Ashby'".to_owned(), "'Other'".to_owned()),
            RoundError::Differ(vec![path()], vec![path()]),
            RoundError::NotEmpty(path()),
            RoundError::NoDepartment("X".to_owned(), "HUM".to_owned()),
            RoundError::NoText(path()),
            RoundError::Settled(path(), "why".to_owned()),
            RoundError::Agreed(path(), "why".to_owned()),
            RoundError::NoSubject("Latin".to_owned()),
            RoundError::NoReturn(path()),
            RoundError::NotSettled(path(), "why".to_owned()),
            RoundError::NotKept(path(), "why".to_owned()),
        ];
        for error in errors {
            let told = refused(&error).text;
            assert!(!told.contains("careers-audit ") && !told.contains("--"), "{told}");
        }
    }
}
