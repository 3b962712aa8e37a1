//! Subject by subject: where it stands among the approaches, why, and its next step.
//!
//! ```text
//! Subject      Not yet Foundation   Foundation   Careers Across …   Why it stands there      Next step
//! History      –                    ● reached    ○ view             The view is ahead …      1 more outcome in …
//! Music        no return            no return    no return          No workbook has come …   See that …
//! ```

use super::Reader;
use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::next;
use super::sheet::{Name, Sheet};
use super::words::{self, lower, many};
use crate::change::Stood;
use crate::judge::{Standing, Verdict};
use crate::pen::{Cell, Tone};
use crate::plan::{Approach, Share};
use crate::returns::Last;

/// The width of a column of an approach.
const APPROACH: u16 = 12;

/// A subject of which nothing is answered, and the Careers Leader is asked.
const WAITS: &str = "waits for an answer";

/// Why it stands nowhere.
const WHY_IT_WAITS: &str = "The department is not sure, and has asked the Careers Leader.";

/// What comes next then, and who does it.
const ANSWER_IT: &str = "The Careers Leader answers what was asked; then the subject is filled in.";

/// Nothing of the subject stands under this approach.
const NOTHING: &str = "–";

pub(super) const SHEET: Sheet = Sheet {
    tab: Name::Fixed("Approaches"),
    reader: Reader::Everybody,
    answers: "each subject: where it stands among the approaches by its department's view and by what its rows show, where \
              it stood in the last round, why, and its next step",
    title: |facts| facts.title("Approach by subject"),
    notes,
    in_short: Some(|_| "Each subject's approach, why it stands there, and its next step.".to_owned()),
    tables: |facts| vec![by_subject(facts)],
    frozen: 2,
    ..Sheet::PLAIN
};

fn notes(facts: &Facts<'_>) -> Vec<String> {
    let last = facts.results.last_round();
    let before = last.map(|last| format!("   · {}", last.label())).unwrap_or_default();
    vec![
        format!(
            "● reached or stands here: the lower of the two that follow. Where another: ○ the department's view   □ what its rows \
             show{before}"
        ),
        "● so far: something is left blank, so that it may stand higher. Hatched: nothing is known, which is no No."
            .to_owned(),
    ]
}

fn by_subject<'f>(facts: &'f Facts<'f>) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Verdict>;
    let stage = lower(&facts.plan.words.stage);
    let mut columns = vec![
        Column::new("Department", 15, |verdict| Cell::text(facts.name(&verdict.department))).whole(),
        Column::new("Subject", 17, |verdict| Cell::Strong(verdict.subject.clone())),
    ];
    let places = std::iter::once(None).chain(Approach::ALL.map(Some));
    columns.extend(places.map(|place| {
        Column::new(words::approach(facts.plan, place), APPROACH, move |verdict| dot(facts, verdict, place))
    }));
    columns.push(Column::new("Why it stands there", 28, |verdict| {
        Cell::Text(if waits(facts, verdict) { WHY_IT_WAITS.to_owned() } else { next::why(facts.plan, verdict) })
    }));
    columns.push(Column::new("Next step", 60, |verdict| {
        let step = if waits(facts, verdict) { ANSWER_IT.to_owned() } else { next::step(facts.plan, verdict) };
        Cell::Text(facts.plan.words.spoken(&step))
    }));
    let terms = [
        Term::new(
            "The department's view",
            "The highest approach such that every needed statement of its checklist, and of those below it, is \
             answered Yes",
        ),
        Term::new(
            "What its rows show",
            format!(
                "The highest approach whose rule, and the rules of those below it, hold in every {stage} that the \
                 subject teaches this year. A rule asks for whole outcomes, rounded up"
            ),
        ),
    ];
    let more = [
        Term::new("Reached", "The lower of the department's view and what its rows show"),
        Term::new(
            "Not answered",
            format!(
                "A subject of which no coverage and no statement is answered, though its department returned, is \
                 counted with those that sent no return and never with those not there yet. A {stage}, or a \
                 checklist, that was left wholly blank is named wherever the subject's approach is"
            ),
        ),
        Term::new(
            "In scope",
            format!(
                "An outcome is in scope of a subject when it is asked of its department at a {stage} that the \
                 subject teaches this year, and no row says Not applicable. A {stage} with nothing in scope is \
                 left out of the rules; a subject with nothing in scope at all is not judged"
            ),
        ),
        Term::new(
            "The view is ahead of the rows",
            "The checklist says more than the rows. Often the rows are just not finished: Coverage, Status, Unit and \
             Term are still to be filled in",
        ),
    ];
    let terms = terms.into_iter().chain(rules(facts)).chain(more).chain(last_round(facts));
    Table::of("Approaches", || by_department(facts), columns).explained(terms)
}

/// Whether nothing is answered of a subject because the Careers Leader is asked first.
pub(super) fn waits(facts: &Facts<'_>, verdict: &Verdict) -> bool {
    verdict.standing == Standing::NotAnswered && facts.asks_leader(verdict)
}

/// What stands of a subject under an approach, or beneath them all.
fn dot(facts: &Facts<'_>, verdict: &Verdict, place: Option<Approach>) -> Cell {
    let Standing::Judged { claimed, evidenced } = verdict.standing else {
        let words =
            if waits(facts, verdict) { WAITS.to_owned() } else { words::standing(facts.plan, verdict.standing) };
        let tone = if verdict.standing == Standing::NotJudged { Tone::Off } else { Tone::Unknown };
        return Cell::toned(words, tone);
    };
    let reached = verdict.reached();
    if place == reached {
        return match (verdict.blank.told(), reached) {
            _ if verdict.is_held_by_silence() => Cell::toned(Standing::NOT_FULLY, Tone::Unknown),
            (Some(_), _) => Cell::toned("● so far", Tone::Unknown),
            (None, Some(_)) => Cell::toned("● reached", words::tone(reached)),
            (None, None) => Cell::toned("● stands here", words::tone(reached)),
        };
    }
    let moved = facts.changes.first().and_then(|change| change.moved(verdict));
    let last = moved.and_then(|moved| moved.then).and_then(Stood::known);
    let told: Vec<&str> = [
        (!verdict.blank.checklist && claimed == place).then_some("○ view"),
        (verdict.shows_rows() && evidenced == place).then_some("□ rows"),
        (last == Some(place)).then_some("· last round"),
    ]
    .into_iter()
    .flatten()
    .collect();
    Cell::Text(if told.is_empty() { NOTHING.to_owned() } else { told.join("\n") })
}

/// The rule of each approach, with the figures that were used.
fn rules(facts: &Facts<'_>) -> [Term; 3] {
    let rules = &facts.plan.rules;
    let stage = lower(&facts.plan.words.stage);
    let at_least = |share: Share| {
        format!(
            "at least {}% of its outcomes in scope (of 3 outcomes {}, of 4 {})",
            share.per_cent(),
            share.of(3),
            share.of(4)
        )
    };
    Approach::ALL.map(|approach| {
        let rule = match approach {
            Approach::Foundation => {
                let every = if rules.relevance_every_cohort {
                    format!(
                        ". Besides, every {} that the subject teaches is named by such a row of an outcome that speaks \
                         of careers or routes, where it is asked any: every year, in every subject",
                        lower(&facts.plan.words.cohort)
                    )
                } else {
                    String::new()
                };
                format!("{} are Highlighted or more, and In place{every}", at_least(rules.foundation_share))
            }
            Approach::Across => format!(
                "{} are Taught or more, In place, on a row that names unit and term",
                at_least(rules.across_share)
            ),
            Approach::Enriched => format!(
                "at least {} Taught with employers, In place, and named by an employer record of the subject that \
                 took place and is meaningful",
                many(rules.enriched_outcomes, "outcome is", "outcomes are")
            ),
        };
        Term::new(format!("Rule: {}", facts.plan.name_of(approach)), format!("In every {stage}, {rule}"))
    })
}

/// What was compared with what; where it could not be, why.
fn last_round(facts: &Facts<'_>) -> Option<Term> {
    let told = match facts.results.last.as_ref()? {
        Last::Read(last) => format!(
            "The round {}, judged by its own plan and the rules of now. A subject is the same when its department's code \
             and its own name are. Only what was asked and answered in both rounds is compared",
            last.label()
        ),
        Last::Unread(why) => why.clone(),
    };
    Some(Term::new("Last round", told))
}

/// Every verdict, department by department in the plan's order.
pub(super) fn by_department<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Verdict> + use<'a> {
    facts.results.verdicts.iter()
}

/// A cell of the view and the rows of a judged subject; else why it is not judged.
pub(super) fn judged(
    facts: &Facts<'_>,
    verdict: &Verdict,
    cell: impl FnOnce(Option<Approach>, Option<Approach>) -> Cell,
) -> Cell {
    match verdict.standing {
        Standing::Judged { claimed, evidenced } => cell(claimed, evidenced),
        Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => {
            Cell::toned(words::standing(facts.plan, verdict.standing), Tone::Off)
        }
    }
}

pub(super) fn not_answered() -> Cell {
    Cell::toned(Standing::NOT_ANSWERED, Tone::Unknown)
}

pub(super) fn toned(facts: &Facts<'_>, approach: Option<Approach>) -> Cell {
    Cell::toned(words::approach(facts.plan, approach), words::tone(approach))
}
