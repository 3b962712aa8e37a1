//! The rules with the figures that were used, what each word means, and what was left out.

use super::facts::Facts;
use super::words::{self, count, day, grouped, list, lower, many};
use super::{employers, gaps, missed, returns, sheet, tab};
use crate::coverage::{GapKind, UnmetKind};
use crate::pen::{Cell, Heading, Page, Tab, Table};
use crate::plan::{Approach, Share};
use crate::returns::Last;

pub(super) fn page(facts: &Facts<'_>) -> Page {
    let table = Table {
        name: "Notes".to_owned(),
        caption: None,
        columns: vec![Heading::new("Term", 32), Heading::new("Meaning", 104)],
        rows: terms(facts)
            .into_iter()
            .map(|(term, meaning)| vec![Cell::Strong(term), Cell::Text(words::sentence(&meaning))])
            .collect(),
    };
    let notes = vec!["How the figures came about, and what each word means here.".to_owned()];
    Page { tab: Tab::Later, ..sheet(tab::NOTES, facts.title("Notes"), notes, 1, table) }
}

/// Each term with its meaning, in the order of the sheets.
pub(super) fn terms(facts: &Facts<'_>) -> Vec<(String, String)> {
    let mut terms = about(facts);
    terms.extend(rule(facts));
    terms.extend(last_round(facts));
    terms.extend(approaches(facts));
    terms.extend(coverage(facts));
    terms.extend(not_for_everyone(facts));
    terms.extend(others(facts));
    terms.extend(left_out(facts));
    terms
}

fn term(term: &str, meaning: impl Into<String>) -> (String, String) {
    (term.to_owned(), meaning.into())
}

fn about(facts: &Facts<'_>) -> Vec<(String, String)> {
    let plan = facts.plan;
    let stages: Vec<String> = plan
        .stages
        .iter()
        .map(|stage| {
            let overlay = if stage.overlay { ", also counted in their other stage" } else { "" };
            format!("{}: {}{overlay}", stage.name, grouped(count(stage.learners())))
        })
        .collect();
    vec![
        term(
            "This workbook",
            format!(
                "Drawn from the returns of the round {} of {} as they stood on {}. Workbooks were due on {}. Edition of the forms: {}.",
                plan.round.label,
                plan.school.name,
                day(facts.today),
                day(plan.round.due),
                plan.edition()
            ),
        ),
        term(
            "No names",
            format!(
                "Nobody is asked for the name of a {}; every number is a number of {}.",
                plan.words.learner, plan.words.learners
            ),
        ),
        term(
            &format!("{} in scope", words::upper(&plan.words.learners)),
            format!("{} in all. {}", grouped(count(facts.learners())), stages.join("; ")),
        ),
    ]
}

/// What a share asks for, with an example in whole outcomes.
fn at_least(share: Share) -> String {
    format!("at least {}% of its outcomes in scope (of 5 outcomes {})", share.per_cent(), share.of(5))
}

fn rule(facts: &Facts<'_>) -> Vec<(String, String)> {
    let rules = &facts.plan.rules;
    let stage = lower(&facts.plan.words.stage);
    vec![
        term(
            "Your view",
            "The highest approach such that every needed statement of its checklist, and of those below it, is answered Yes",
        ),
        term(
            "What your rows show",
            format!(
                "The highest approach whose rule, and the rules of those below it, hold in every {stage} that the subject teaches this year. A rule asks for whole outcomes, rounded up"
            ),
        ),
        term(
            &format!("Rule: {}", facts.plan.name_of(Approach::Foundation)),
            format!("In every {stage}, {} are Highlighted or more, and In place", at_least(rules.foundation_share)),
        ),
        term(
            &format!("Rule: {}", facts.plan.name_of(Approach::Across)),
            format!(
                "In every {stage}, {} are Taught or more, In place, on a row that names unit and term",
                at_least(rules.across_share)
            ),
        ),
        term(
            &format!("Rule: {}", facts.plan.name_of(Approach::Enriched)),
            format!(
                "In every {stage}, at least {} Taught with employers, In place, and named by an employer record of the subject that took place and is meaningful",
                many(rules.enriched_outcomes, "outcome is", "outcomes are")
            ),
        ),
        term("Reached", "The lower of Your view and What your rows show"),
        term(
            "In scope",
            format!(
                "An outcome is in scope of a subject when it is asked of its department at a {stage} that the subject teaches this year, and no row says Not applicable. A {stage} with nothing in scope is left out of the rules; a subject with nothing in scope at all is not judged"
            ),
        ),
        term(
            "Your view is ahead of your rows",
            "The checklist says more than the rows. Often the rows are just not finished: fill in Coverage, Status, Unit and Term",
        ),
        term(
            "Worth sharing",
            format!("A {stage} whose own rows support a higher approach than the subject reached as a whole"),
        ),
        term(
            "All that stands open",
            "What holds the subject back from the next approach: statements not answered Yes, and rules that do not hold yet",
        ),
        term(
            "Ladder",
            format!(
                "The steps of {} are 1, 2 and 3. Reached are the steps that view and rows agree on; beyond it stand those that only one of the two would add. A subject without a bar is not yet at the first step, or not judged",
                list(&facts.plan.approach_names())
            ),
        ),
    ]
}

/// What was compared with what; where it could not be, why.
fn last_round(facts: &Facts<'_>) -> Option<(String, String)> {
    let told = match facts.results.last.as_ref()? {
        Last::Read(last) => format!(
            "The round {}, judged by its own plan and rules. A subject is the same when its department's code and its own name are. Only subjects judged in both rounds are compared",
            last.label
        ),
        Last::Unread(why) => why.clone(),
    };
    Some(term("Last round", told))
}

/// The three approaches in the plan's own words.
fn approaches(facts: &Facts<'_>) -> Vec<(String, String)> {
    let guides = &facts.plan.guides;
    Approach::ALL
        .into_iter()
        .filter_map(|approach| {
            let guide = guides.iter().find(|guide| guide.key == approach.key())?;
            (!guide.summary.trim().is_empty()).then(|| term(facts.plan.name_of(approach), guide.summary.trim()))
        })
        .collect()
}

fn coverage(facts: &Facts<'_>) -> Vec<(String, String)> {
    let stage = lower(&facts.plan.words.stage);
    vec![
        term("Highlighted", "Pointed out as it arises, and In place"),
        term("Taught", "Planned in a unit of the scheme of work, and In place"),
        term("With employers", "Taught with employers, and In place"),
        term("Planned", "Meant for later, or nobody said whether it is in place: it does not count yet"),
        term("Not yet", "The department says that it does not do it yet"),
        term("Not applicable", "The department says that it does not suit the subject, and why"),
        term("blank", "Asked, and left open"),
        term("not asked", "The outcome is not asked of the subject's department, which has not added it either"),
        term("not taught", format!("The subject does not teach that {stage}, or not this year")),
        term("no return", "Nothing that counts has come back from the department"),
        term("returned empty", "The department's workbook came back without an answer"),
        term(
            "Covered",
            "An outcome is covered by a subject, or in dedicated time, that teaches it, with employers or without, In place",
        ),
        term(
            "Covered, of those asked or added",
            "Under each subject on the sheet Coverage: how many cells read Taught or With employers, of those that read neither not asked nor not taught. Beside each outcome the same is counted over the subjects, without dedicated time",
        ),
        term(
            "Dedicated time",
            format!(
                "{}: what the Careers Leader delivers outside subjects",
                words::upper(facts.plan.school.setting.dedicated_time())
            ),
        ),
    ]
}

/// Told where the plan says of any subject whom it teaches.
fn not_for_everyone(facts: &Facts<'_>) -> Option<(String, String)> {
    let (stage, cohort) = (lower(&facts.plan.words.stage), lower(&facts.plan.words.cohort));
    let meaning = format!(
        "The second table of the sheet Gaps: an outcome of which a {cohort} of its {stage} is taught by no subject that covers it, by the plan's Only these groups. Whom a single row names does not matter here, and dedicated time is for every {cohort}. An outcome may have a gap besides"
    );
    missed::may_be(facts).then(|| (missed::title(facts), meaning))
}

fn others(facts: &Facts<'_>) -> Vec<(String, String)> {
    let words = &facts.plan.words;
    let (stage, cohort) = (lower(&words.stage), lower(&words.cohort));
    let kinds: Vec<String> = GapKind::ALL.into_iter().map(|kind| lower(kind.title())).collect();
    let bands: Vec<String> =
        facts.plan.bands.iter().map(|band| format!("{} (from {}%)", band.name, band.at_least.unwrap_or(0))).collect();
    vec![
        term(
            "Gaps",
            format!(
                "In this order: {}. Within a kind, where most {} are affected. An outcome is listed once, under the worst",
                kinds.join("; "),
                words.learners
            ),
        ),
        term(
            &gaps::unmet_title(facts, UnmetKind::NeverReached),
            format!(
                "Listed after the outcomes, where no row that is Highlighted or more and In place speaks of this {cohort}, in a subject or in dedicated time, and no subject gives a number reached above 0. A row that names no {cohort} speaks of all of its {stage}"
            ),
        ),
        term(
            &gaps::unmet_title(facts, UnmetKind::NoEmployer),
            format!(
                "Listed last, where no meaningful employer record that took place names an outcome or a {cohort} of the {stage}"
            ),
        ),
        term(
            &format!("{} affected", words::upper(&words.learners)),
            format!("All {} in scope at the outcome's {stage}, or of the {cohort} named", words.learners),
        ),
        term(
            "Who is closest",
            format!(
                "Up to three subjects: first those that highlight it, then those that plan it, then those asked that say Not yet. For a {cohort} first those that plan it, for employers first those that an employer came to"
            ),
        ),
        term(
            "Reach",
            format!(
                "Reached are those who met at least one outcome in the subject this year; the per cent is of those taking the subject, rounded down. Numbers of subjects are never added up: they are the same {}. The bands are this {}'s own: {}",
                words.learners,
                words.school,
                list(&bands)
            ),
        ),
        term(
            "Gave numbers",
            "Subjects with a number taking and a number reached, of which nothing is to be checked. They are counted in the bands; a subject that sent no return teaches it and gave none",
        ),
        term(
            "Meaningful",
            "A purpose shared with the employer and the learners; outcomes that suit the learners; two-way interaction; time to reflect: all four answered Yes",
        ),
        term(
            "Encounters a year",
            format!(
                "{} The records here are those of subjects, so each is through the curriculum. No subject is judged by it",
                employers::expected(facts)
            ),
        ),
        term(
            "Encounters (BM5), workplaces (BM6)",
            format!(
                "Records that took place, by what they name: all of a {stage} counts for each {cohort} of it, so never add them up"
            ),
        ),
        term(
            "Our figures for Compass",
            "What a self-evaluation of Benchmarks 4, 5 and 6 needs of what subjects do, in its order. They are our own figures and no Compass score",
        ),
        term(
            "Nine steps",
            "What a Careers Leader sees to, from making careers relevant to employer engagement. Not started, Planned, Under way and In place are the Careers Leader's own words for each; what is asked of SLT stands on the first sheet under its step",
        ),
        term(
            &format!("Whole {}", words.school),
            "Statements that the Careers Leader answers, the first three things (define, audit, record) on top; and what has changed, with how it is known",
        ),
        term(
            "Planned or hoped for",
            "Employers that a department names on its sheets Project planner and Calendar, where it asked for them. Nothing there is a record, so nothing there counts, anywhere in this workbook",
        ),
        term(
            "Error, query, note",
            "An error is a cell that cannot be read: it must be fixed, and counts as not answered until then. A query is to be fixed or explained. A note is for information",
        ),
        term(
            "Links to files",
            "They lead from the folder matrix to the folder returns beside it, so they work where the round is kept, and not in an email",
        ),
    ]
}

/// Every file that does not count, and why.
fn left_out(facts: &Facts<'_>) -> Vec<(String, String)> {
    let files = facts.results.returns.iter().filter(|entry| !entry.state.counts() && !returns::is_part(facts, entry));
    files
        .map(|entry| {
            let why = entry.findings.first().filter(|finding| finding.place == crate::finding::Place::default());
            let why = why.map_or(String::new(), |finding| format!(". {}", finding.message));
            (format!("Left out: {}", entry.file), format!("{}{why}", entry.state.in_words()))
        })
        .collect()
}
