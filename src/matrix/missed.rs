//! The outcomes that are covered, and not for every year group, class or programme.
//!
//! ```text
//! Ref   Outcome  …  Who covers it                Programmes that do not meet it                 A suggestion
//! L3-3  Explain  …  Engineering and Health …     9 of 11 programmes: all but Engineering and …  Ask Digital, which …
//! ```

use super::columns::{self, Table, Term};
use super::facts::Facts;
use super::mend;
use super::words::{clipped, count, either, grouped, list, lower, many, or_none, upper};
use crate::coverage::Missed;
use crate::pen::Cell;

/// What the first sheet calls it, and everything that says the same.
pub(crate) const NOT_FOR_EVERYONE: &str = "Not for everyone";

/// What it is called, in this setting's words.
pub(super) fn title(facts: &Facts<'_>) -> String {
    format!("Covered, but not for every {}", lower(&facts.plan.words.cohort))
}

/// Whether an outcome may be met by some alone: classes stand side by side, or the plan says of a subject whom it
/// teaches.
pub(super) fn may_be(facts: &Facts<'_>) -> bool {
    facts.plan.school.setting.is_side_by_side() || facts.plan.subjects().any(|(_, subject)| !subject.cohorts.is_empty())
}

/// What a plan with such subjects has to say beneath the title.
pub(super) fn note(facts: &Facts<'_>) -> Option<String> {
    let (stage, cohort) = (lower(&facts.plan.words.stage), lower(&facts.plan.words.cohort));
    let not_known = match facts.maybe_missed.len() {
        0 => String::new(),
        open => format!(" Of {open} more that is not known yet."),
    };
    if !may_be(facts) {
        None
    } else if facts.missed.is_empty() {
        Some(match facts.maybe_missed.len() {
            0 => format!("Each outcome that is covered at all is covered for every {cohort} of its {stage}."),
            open => format!(
                "Of {} that {} covered it is not known yet whether every {cohort} of the {stage} meets {}.",
                many(open, "outcome", "outcomes"),
                either(open, "is", "are"),
                either(open, "it", "them"),
            ),
        })
    } else {
        let in_it_alone = facts.missed.iter().filter(|missed| !has_gap(facts, missed)).count();
        Some(format!(
            "{} of {} {} covered, but not for every {cohort}: the second table. Of these, {in_it_alone} {} no gap in \
             the first.{not_known}",
            facts.missed.len(),
            outcomes(facts),
            either(facts.missed.len(), "is", "are"),
            either(in_it_alone, "has", "have"),
        ))
    }
}

fn outcomes(facts: &Facts<'_>) -> String {
    many(facts.map.lines.len(), "outcome", "outcomes")
}

/// Whether an outcome that some miss has a gap besides.
pub(super) fn has_gap(facts: &Facts<'_>, missed: &Missed<'_>) -> bool {
    facts.known_gaps().any(|gap| gap.outcome.reference == missed.outcome.reference)
}

/// The table; not there where nobody misses what is covered. Its columns are as wide as those of the gaps above it.
pub(super) fn table<'f>(facts: &'f Facts<'f>, widths: [u16; 10]) -> Table<'f> {
    type Column<'f> = columns::Column<'f, &'f Missed<'f>>;
    let words = &facts.plan.words;
    let stage = lower(&words.stage);
    let columns = vec![
        Column::order("Order", widths[0]),
        Column::new("Outcome", widths[1], |missed| Cell::text(&missed.outcome.title)),
        Column::new("Who covers it", widths[2], |missed| Cell::Text(list(&missed.by))),
        Column::new(&words.stage, widths[3], |missed| Cell::text(&missed.stage.name)),
        Column::new(format!("{} who do not meet it", upper(&words.learners)), widths[4], |missed| {
            Cell::Number(f64::from(missed.learners))
        }),
        Column::new(format!("Of all of the {stage}"), widths[5], |missed| {
            Cell::Number(f64::from(missed.stage.learners()))
        }),
        Column::new(format!("{} that do not meet it", words.cohorts), widths[6], |missed| {
            let known = match mend::whom(facts, missed) {
                (Some(how_many), names) => format!("{how_many}: {names}"),
                (None, names) => names,
            };
            let open: Vec<&str> = missed.not_known.iter().map(|cohort| cohort.name.as_str()).collect();
            Cell::Text(match open.len() {
                0 => known,
                // The suggestion beside it says who has not answered.
                more if facts.is_shared && more > mend::NAMED => format!("{known}. Not known of {more} more"),
                _ => format!("{known}. Not known of {}", list(&open)),
            })
        }),
        Column::new("Who is closest", widths[7], |missed| {
            or_none(Some(list(&mend::nearest(missed)).as_str()).filter(|near| !near.is_empty()))
        })
        .only_if(!facts.is_shared),
        Column::new("A suggestion", widths[8], |missed| Cell::Text(mend::of_missed(facts, missed))),
        Column::new("Ref", widths[9], |missed| Cell::text(missed.outcome.reference.clone())),
    ];
    let term = may_be(facts).then(|| Term::new(title(facts), meaning(facts)));
    Table::of("Gaps by cohort", || &facts.missed, columns).captioned(title(facts)).explained(term).unless_empty()
}

fn meaning(facts: &Facts<'_>) -> String {
    let (stage, cohort) = (lower(&facts.plan.words.stage), lower(&facts.plan.words.cohort));
    let whose = if facts.plan.school.setting.is_side_by_side() {
        format!("A row that covers it meets the {} that it names.", lower(&facts.plan.words.cohorts))
    } else {
        format!(
            "Each {cohort} that a subject which covers it teaches meets it, and so does everyone where dedicated time \
             does: one year follows another."
        )
    };
    format!(
        "The second table of the sheet Gaps: an outcome that is covered, and that a {cohort} of its {stage} does not \
         meet. {whose} Not known are those of whom a subject, or dedicated time, has not answered or does not say. An \
         outcome may have a gap besides"
    )
}

/// All of it in a sentence or two, for the first sheet and what repeats it.
pub(super) fn told(facts: &Facts<'_>) -> Option<String> {
    let most = facts.missed.first()?;
    let words = &facts.plan.words;
    Some(format!(
        "{} of {} {} covered, but not for every {} of {} {}. Most {} miss “{}”: {} of {} in {}{}.",
        facts.missed.len(),
        outcomes(facts),
        either(facts.missed.len(), "is", "are"),
        lower(&words.cohort),
        either(facts.missed.len(), "its", "their"),
        lower(&words.stage),
        words.learners,
        clipped(most.outcome.title.trim_end_matches('.'), 90),
        grouped(count(most.learners)),
        grouped(count(most.stage.learners())),
        most.stage.name,
        match most.learners_not_known() {
            0 => String::new(),
            open => format!("; of {} more that is not known", grouped(count(open))),
        },
    ))
}
