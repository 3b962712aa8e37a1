//! What one cell means, and what to say when it means nothing.

use jiff::civil::Date;

use crate::answers::{Given, Key, PICTURE, Read, Typed, Unread, Value};
use crate::finding::{Code, Finding};
use crate::fold::{fold, naming_letters, nearest};
use crate::key::{ALL_ROWS, SlotKey};
use crate::layout::{BookKind, Form, Holds, List, ListOf, Need, Row, Spec};
use crate::plan::{Names, Plan, Skill, fit, is_nothing};
use crate::words::{MOST_IN_CELL, any_of, short_day, shortened, start_for_excel};

use super::{counts, dates, pasted, place, several};

/// What a cell means as what its slot should hold.
///
/// # Errors
/// The code and the likeliest answer, where it cannot be read as that.
pub fn mean(plan: &Plan, form: &Form, row: &Row, spec: &Spec, typed: &Typed) -> Result<Value, Unread> {
    let unread = |code, suggestion| Err(Unread { code, suggestion });
    match typed {
        // A correction draws a picture as words that say so.
        Typed::Error(text) | Typed::Text(text) if text == PICTURE => return unread(Code::PictureAnswer, None),
        Typed::Error(_) => return unread(Code::ErrorValue, None),
        Typed::Hidden(_) if spec.is_asked() => return unread(Code::HiddenAnswer, None),
        Typed::Text(_)
        | Typed::Withheld(_)
        | Typed::Number(_)
        | Typed::Shown(..)
        | Typed::Hidden(_)
        | Typed::Date(_)
        | Typed::Truth(_) => {}
    }
    if form.kind == BookKind::Plan && says_nothing(spec, typed) {
        return Ok(Value::Text(String::new()));
    }
    match spec.holds {
        Holds::Choice(of) => choice(plan, form, of, form.list(row, spec.key), typed),
        Holds::Count { most, per_cent } => counts::count(typed, most, per_cent, row.roll()),
        Holds::Date => date(typed),
        Holds::Text { .. } | Holds::Code(_) => Ok(text(form, typed)),
        Holds::Printed | Holds::Live(_) => Ok(Value::Text(typed.shown())),
    }
}

/// A text stays as typed; only in a plan, where texts are codes and names, outer spaces go.
fn text(form: &Form, typed: &Typed) -> Value {
    let shown = typed.shown();
    match form.kind {
        // What would be obeyed where a plan's texts are shown is told as a fault of its cell.
        BookKind::Plan => Value::Text(fit::cleaned(&shown)),
        BookKind::Department | BookKind::Leader => Value::Text(shown),
    }
}

/// What people write into a cell that may stay blank, to say that there is nothing.
pub const NOTHING: [&str; 12] =
    ["-", "--", "/", "n/a", "na", "none", "no", "nil", "nothing", "nobody", "no one", "not applicable"];

/// Whether a cell says that there is nothing, where one may be left blank that has a list: it counts as blank. What is an
/// answer of its list is that answer.
pub fn is_left_blank(form: &Form, row: &Row, spec: &Spec, typed: &Typed) -> bool {
    let Typed::Text(text) = typed else { return false };
    let folded = fold(text);
    let bare = folded.trim_end_matches(ENDS);
    let is_list = matches!(spec.holds, Holds::Choice(_)) && spec.need == Need::Optional;
    let is_answer =
        || form.list(row, spec.key).is_some_and(|list| list.meant(&folded).or_else(|| list.meant(bare)).is_some());
    is_list && form.kind != BookKind::Plan && NOTHING.contains(&bare) && !is_answer()
}

/// Whether a cell of a plan that may be blank holds a sign that stands for nothing; in a text such words mean themselves.
fn says_nothing(spec: &Spec, typed: &Typed) -> bool {
    let Typed::Text(text) = typed else { return false };
    match spec.holds {
        Holds::Text { .. } => matches!(text.trim(), "-" | "\u{2013}" | "\u{2014}") && spec.need == Need::Optional,
        Holds::Choice(_) | Holds::Count { .. } | Holds::Date => spec.need == Need::Optional && is_nothing(text),
        Holds::Code(_) | Holds::Printed | Holds::Live(_) => false,
    }
}

/// The label of what the plan calls by another name as well.
pub(super) fn other_name(plan: &Plan, of: ListOf, labels: &[String], shown: &str) -> Option<String> {
    let folded = fold(shown);
    if of == ListOf::Outcomes {
        // The title may have been reworded since; the ref in front of it decides.
        let label = plan.outcome_labelled(shown)?.label();
        labels.contains(&label).then_some(label)
    } else if of == ListOf::Skills {
        let renamed = |skill: &&Skill| !skill.formerly.is_empty() && fold(&skill.formerly) == folded;
        plan.skills.iter().find(renamed).map(|skill| skill.name.clone())
    } else if of == ListOf::Cohorts {
        // The printed ref of a cohort's rows names it as well: "Y10".
        let mut cohorts = plan.stages.iter().flat_map(|stage| &stage.cohorts);
        let named = cohorts.find(|cohort| fold(&cohort.code) == folded && labels.contains(&cohort.name));
        named.map(|cohort| cohort.name.clone())
    } else {
        None
    }
}

/// What may stand behind an answer of a list and is no part of it.
const ENDS: [char; 4] = ['.', ',', ';', ' '];

fn choice(plan: &Plan, form: &Form, of: ListOf, list: Option<&List>, typed: &Typed) -> Result<Value, Unread> {
    let shown = typed.shown();
    let labels = list.map(List::labels).unwrap_or_default();
    let folded = fold(&shown);
    // What ends a sentence or stands between answers says nothing of its own.
    let (shown, bare) = (shown.trim_end_matches(ENDS), folded.trim_end_matches(ENDS));
    let meant =
        list.and_then(|list| list.meant(&folded).or_else(|| list.meant(bare)).or_else(|| list.meant_in_words(&folded)));
    if let Some(meant) = meant {
        return Ok(meant);
    }
    if let Typed::Date(day) = typed {
        // "7-9" becomes the 7th of September as soon as a program has the chance.
        let meant = [format!("{}-{}", day.day(), day.month()), format!("{}-{}", day.month(), day.day())];
        let suggestion = meant.iter().find_map(|text| list?.label_of(text)).map(str::to_owned);
        return Err(Unread { code: Code::UnknownAnswer, suggestion });
    }
    if let Some(label) = other_name(plan, of, labels, shown) {
        return Ok(Value::Text(label));
    }
    if let Some(named) = list.filter(|_| of == ListOf::Cohorts).and_then(|list| several::named(plan, list, shown)) {
        return Ok(Value::Text(named));
    }
    // In a plan a label may be written as its codes may.
    if form.kind == BookKind::Plan
        && let Some(label) = Names::of_codes(labels.iter().map(String::as_str)).one(shown)
    {
        return Ok(Value::Text(label.to_owned()));
    }
    let code = if of == ListOf::Outcomes { Code::UnknownRef } else { Code::UnknownAnswer };
    Err(Unread { code, suggestion: nearest(shown, labels.iter().map(String::as_str)).map(str::to_owned) })
}

/// The day that a cell names, however it was typed.
pub fn day(typed: &Typed) -> Option<Date> {
    match typed {
        Typed::Date(date) => Some(*date),
        Typed::Number(serial) => dates::of_serial(*serial),
        Typed::Text(text) => dates::of_text(text),
        Typed::Shown(formatted) => dates::of_text(&formatted.text),
        Typed::Withheld(_) | Typed::Hidden(_) | Typed::Truth(_) | Typed::Error(_) => None,
    }
}

fn date(typed: &Typed) -> Result<Value, Unread> {
    day(typed).map(Value::Date).ok_or_else(|| {
        let meant = match typed {
            Typed::Text(text) => dates::of_american_text(text),
            Typed::Shown(formatted) => dates::of_serial(formatted.number),
            Typed::Withheld(_)
            | Typed::Hidden(_)
            | Typed::Date(_)
            | Typed::Number(_)
            | Typed::Truth(_)
            | Typed::Error(_) => None,
        };
        Unread { code: Code::NotADate, suggestion: meant.map(short_day) }
    })
}

/// What is doubtful about a cell that can be read.
fn doubt(plan: &Plan, form: &Form, read: &Read, key: &Key, spec: &Spec) -> Option<Finding> {
    let given = read.answers.get(key)?;
    let at = |code, message: String| {
        Finding::at(code, place(form, read, key, spec.head), message).seen(given.typed.for_its_author())
    };
    if let Ok(Value::Choice(choice)) = &given.means
        && choice.asks()
    {
        let message = format!("It says '{}': a question to the Careers Leader.", choice.label());
        return Some(at(Code::AsksTheLeader, message));
    }
    match (spec.holds, &given.typed, form.kind) {
        (_, _, BookKind::Plan) => None,
        (Holds::Text { .. }, Typed::Date(day), _) => {
            let meant = format!("{}-{}", day.day(), day.month());
            let message = format!(
                "A date stands here, {}; the program may have made it of a text such as {meant}.",
                given.typed.shown()
            );
            Some(at(Code::BecameADate, message))
        }
        (Holds::Text { .. }, Typed::Text(text), _) if start_for_excel(text, MOST_IN_CELL) != text => {
            let message =
                format!("The text has {} characters; a cell of Excel holds {MOST_IN_CELL}.", text.chars().count());
            Some(at(Code::TextTooLong, message))
        }
        (Holds::Text { most }, Typed::Text(text), _) if most <= pasted::SHORT && pasted::is_letter(text) => {
            Some(at(Code::PastedLetter, "A whole letter seems to have been pasted here.".to_owned()))
        }
        (Holds::Text { .. }, Typed::Withheld(withheld), _) => {
            Some(at(Code::PupilName, withheld.sign().told().to_owned()))
        }
        (Holds::Choice(ListOf::Skills), Typed::Text(text), _) => {
            let folded = fold(text);
            let skill =
                plan.skills.iter().find(|skill| !skill.formerly.is_empty() && fold(&skill.formerly) == folded)?;
            (fold(&skill.name) != folded).then(|| {
                at(
                    Code::RetiredAnswer,
                    format!("'{}' is called '{}' now, and is read as that.", skill.formerly, skill.name),
                )
            })
        }
        _ => None,
    }
}

/// A finding for every cell that means nothing, and for those that are doubtful.
pub(super) fn faults(plan: &Plan, form: &Form, read: &Read) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, given) in read.answers.iter() {
        let Some(spec) = form.spec(key) else { continue };
        let Err(unread) = &given.means else {
            findings.extend(doubt(plan, form, read, key, spec));
            continue;
        };
        // An inserted row has no row of its own in the form; a spare row of the same sheet asks alike.
        let rows = || form.areas().filter(|(_, area)| area.block.key() == key.block).flat_map(|(_, area)| &area.rows);
        let own = rows().find(|row| row.subject == key.subject && row.reference == key.row);
        let row = own.or_else(|| rows().find(|row| row.is_spare()));
        let list = row.and_then(|row| form.list(row, spec.key));
        let became_a_date = matches!((&given.typed, spec.holds), (Typed::Date(_), Holds::Choice(_)));
        let what = match became_a_date {
            true => format!(
                "A date stands here, {}; the program may have made it of a text such as 7-9.",
                given.typed.shown()
            ),
            false => what(unread.code, given, spec),
        };
        let share = counts::share_of(plan, form, read, key).filter(|_| unread.code == Code::NotANumber);
        let finding = Finding::at(unread.code, place(form, read, key, spec.head), what)
            .fix(remedy(unread.code, spec, list, key))
            .suggest(share.or_else(|| unread.suggestion.clone()))
            .seen(given.typed.for_its_author());
        findings.push(finding);
    }
    findings
}

/// What is wrong, as a sentence.
fn what(code: Code, given: &Given, spec: &Spec) -> String {
    let shown = given.typed.shown();
    // What may name a learner is not quoted.
    let seen = if given.is_withheld() { "What stands here".to_owned() } else { format!("'{}'", short(&shown)) };
    naming_letters(&fault(code, &given.typed, &seen, spec), &shown)
}

fn fault(code: Code, typed: &Typed, seen: &str, spec: &Spec) -> String {
    match (code, spec.holds) {
        (Code::PictureAnswer, _) => "A picture stands here, in which no answer can be read.".to_owned(),
        (Code::ErrorValue, _) if seen.starts_with("'=") => {
            format!("The result of the formula {seen} was not saved with the file.")
        }
        (Code::ErrorValue, _) => format!("{seen} is a spreadsheet error, not an answer."),
        (Code::UnknownRef, _) => format!("{seen} names no outcome that this row can be about."),
        (Code::RetiredOutcome, _) => format!("{seen} is an outcome that the plan does not ask any more."),
        (Code::RetiredAnswer, _) => format!(
            "{seen} was on the list when the workbook was issued and is there no more: it counts as not answered."
        ),
        (Code::HiddenAnswer, _) => format!("The cell holds {seen}, and its number format shows nothing of it."),
        (_, Holds::Count { most, .. }) => counts::what(typed, seen, most),
        (_, Holds::Date) => format!("{seen} is not a date."),
        _ => format!("{seen} is not on the list."),
    }
}

/// The first words of a long answer, so that a sentence stays a sentence.
fn short(text: &str) -> String {
    shortened(text, 60)
}

/// What else a row needs once it says how far it is covered: told with the first fault, so that one letter is enough.
pub(super) const ALSO_NEEDED: &str =
    "From Highlighted on the row needs its Status too, and from Taught on its Term and Unit.";

/// How to mend it, with the labels of a short list.
fn remedy(code: Code, spec: &Spec, list: Option<&List>, key: &Key) -> String {
    let labels = list.map(List::labels).unwrap_or_default();
    match spec.holds {
        // Nobody is to confirm everything who has stopped everything.
        Holds::Choice(_) if key.row == ALL_ROWS && spec.key == SlotKey::StillSo => {
            "The row ALL takes only Yes. Clear it, and choose No longer or Changed in each row that is not as it was."
                .to_owned()
        }
        _ if matches!(code, Code::RetiredOutcome | Code::RetiredAnswer | Code::PictureAnswer) => {
            code.entry().fix.to_owned()
        }
        Holds::Choice(of) if code != Code::ErrorValue && !labels.is_empty() && labels.len() <= 8 => {
            let then = if of == ListOf::Coverage { ALSO_NEEDED } else { "" };
            format!("Pick {}. {then}", any_of(labels)).trim_end().to_owned()
        }
        Holds::Choice(_) if code == Code::UnknownRef => "Pick the outcome from the cell's list.".to_owned(),
        Holds::Choice(_) => "Pick an answer from the cell's list.".to_owned(),
        Holds::Printed | Holds::Text { .. } | Holds::Code(_) | Holds::Count { .. } | Holds::Date | Holds::Live(_) => {
            code.entry().fix.to_owned()
        }
    }
}
