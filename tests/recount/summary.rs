//! The figures of the first sheet, as they are repeated in the drafts.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::common::judged;
use super::answers::{Answers, Came, Row, Subject, each, text};
use super::gaps::{self, Line};

/// The words of a setting.
pub struct Words {
    pub subject: &'static str,
    pub subjects: &'static str,
    pub learners: &'static str,
    pub cohort: &'static str,
}

pub fn words(round: &Answers) -> Words {
    let (subject, subjects, learners, cohort) = match round.setting {
        "mainstream" => ("subject", "subjects", "pupils", "year group"),
        "send" => ("team", "teams", "learners", "class"),
        _ => ("subject", "subjects", "learners", "programme"),
    };
    Words { subject, subjects, learners, cohort }
}

/// What those are called to whom a workbook goes.
fn teams(round: &Answers) -> &'static str {
    if words(round).subject == "subject" { "departments" } else { words(round).subjects }
}

pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        // Semicolons part names of which one reads as several.
        Some((last, before)) if items.iter().any(|name| is_several(name)) => {
            format!("{}; and {last}", before.join("; "))
        }
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// `Art and Design`, which is one name.
fn is_several(name: &str) -> bool {
    let own = name.split(" (").next().unwrap_or(name);
    own.contains(" and ") || own.contains(", ")
}

/// `1,204`
pub fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

const LABELS: [(&str, &str); 4] = [
    ("enriched", "Employer Enriched"),
    ("across", "Careers Across the Curriculum"),
    ("foundation", "Foundation"),
    ("none", "Not yet Foundation"),
];

/// What a subject has reached, or why nothing is known of it.
fn stand(round: &Answers, subject: &Subject) -> &'static str {
    match round.came(subject.code) {
        Came::Nothing => return "No return",
        Came::Empty => return "Returned empty",
        Came::Counts => {}
    }
    let plan = &round.check["plan"];
    let department = each(plan, "departments").iter().find(|one| text(one, "code") == subject.code).expect("it");
    let own = each(department, "subjects").iter().find(|one| text(one, "name") == subject.name).expect("it");
    let counts = |entry: &&Value| {
        entry["department"] == subject.code && ["accepted", "errors", "merged"].contains(&judged::text(entry, "state"))
    };
    let entry = each(round.check, "returns").iter().find(counts).expect("what counts");
    let ((_, _, reached, _), is_held_by_silence) = judged::judged(plan, department, own, entry);
    if is_held_by_silence {
        return "Not fully answered";
    }
    let label = LABELS.iter().find(|(word, _)| *word == reached).map(|(_, label)| *label);
    label.unwrap_or(if reached == "not-answered" { "Not answered" } else { "Not judged: nothing in scope" })
}

/// The subjects by what they have reached.
pub fn stands(round: &Answers) -> BTreeMap<&'static str, Vec<String>> {
    let mut stands: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for subject in &round.subjects {
        stands.entry(stand(round, subject)).or_default().push(subject.name.to_owned());
    }
    stands
}

/// `14 of the 22 subjects that have answered reach Foundation or more`, and the rest of the position, in parts.
pub fn position(round: &Answers) -> Vec<String> {
    let stands = stands(round);
    let count = |label: &str| stands.get(label).map_or(0, Vec::len);
    let at = |word: usize| count(LABELS[word].1);
    let reaching = at(0) + at(1) + at(2);
    let judged = reaching + at(3) + count("Not fully answered");
    let words = words(round);
    let of = match judged {
        all if all == round.subjects.len() => format!("{all} {}", words.subjects),
        some => format!("the {some} {} that have answered", words.subjects),
    };
    let either = |count: usize, one: &str, several: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { several }))
    };
    let rest = [
        either(at(3), "is not yet there", "are not yet there"),
        either(count("Not fully answered"), "is not fully answered", "are not fully answered"),
        either(count("No return"), "has no return", "have no return"),
        either(count("Returned empty"), "came back empty", "came back empty"),
        either(count("Not answered"), "is not answered", "are not answered"),
    ];
    let rest: Vec<String> = rest.into_iter().flatten().collect();
    vec![format!("{reaching} of {of} reach Foundation or more"), format!("{}.", list(&rest))]
}

/// The three biggest gaps that are known, who misses most, who has not returned, and what is asked.
pub fn repeated(round: &Answers) -> Vec<String> {
    let words = words(round);
    let mut facts = Vec::new();
    for gap in gaps::gaps(round).iter().filter(|gap| gap.kind < 5).take(3) {
        let title = text(outcome(round, gap.line.outcome.reference), "title").trim_end_matches('.');
        let stage = round.cohorts.iter().find(|one| one.stage == gap.line.outcome.stage).expect("a stage").stage_name;
        let (concerned, all) = (grouped(gap.learners), grouped(round.everybody()));
        let kind = gap.title().to_lowercase().replace("subject", words.subject);
        facts.push(format!("“{title}” ({stage}, {concerned} of {all} {}): {kind}.", words.learners));
    }
    let (missed, _) = gaps::missed(round);
    if let Some(most) = missed.first() {
        let all = round.outcomes.len();
        facts.push(format!("{} of {all} outcomes are covered, but not for every {}", missed.len(), words.cohort));
        let stage = round.cohorts.iter().find(|one| one.stage == most.outcome.stage).expect("a stage").stage_name;
        let of = grouped(round.learners(most.outcome.stage));
        facts.push(format!("Most {} miss “", words.learners));
        facts.push(format!("”: {} of {of} in {stage}", grouped(most.learners())));
    }
    let lacking = |came: Came| -> Vec<&str> {
        let own = round.departments.iter().filter(|(code, _)| round.came(code) == came);
        own.map(|(_, name)| *name).collect()
    };
    let (nothing, empty) = (lacking(Came::Nothing), lacking(Came::Empty));
    let teams = teams(round);
    facts.push(format!("{} of {} {teams}.", nothing.len() + empty.len(), round.departments.len()));
    for (kind, names) in
        [("No return", &nothing), ("Returned empty", &empty)].iter().filter(|(_, names)| !names.is_empty())
    {
        facts.push(format!("{kind}: {}.", list(names)));
    }
    facts.extend((round.came("LEADER") == Came::Nothing).then(|| "The Careers Leader's own: no return.".to_owned()));
    let wants = wants(round);
    facts.extend(wants.iter().map(|(want, count)| format!("{want} ({count})")));
    if !wants.is_empty() {
        facts.push(format!(", of the {} {teams} that have returned.", round.returned()));
    }
    facts
}

/// The gaps, who is missing and what is asked for, as the mail to SLT says them: in words, without refs.
pub fn in_mail(round: &Answers) -> Vec<String> {
    let words = words(round);
    let mut facts = Vec::new();
    for gap in gaps::gaps(round).iter().filter(|gap| gap.kind < 5).take(3) {
        let kind = gap.title().to_lowercase().replace("subject", words.subject);
        let concerned = grouped(gap.learners);
        let stage = round.cohorts.iter().find(|one| one.stage == gap.line.outcome.stage).expect("a stage").stage_name;
        facts.push(format!("” ({stage}, {concerned} {}): {kind}", words.learners));
    }
    for (came, what) in [(Came::Nothing, "No return: "), (Came::Empty, "Returned empty: ")] {
        let own = round.departments.iter().filter(|(code, _)| round.came(code) == came);
        let names: Vec<&str> = own.map(|(_, name)| *name).collect();
        facts.extend((!names.is_empty()).then(|| format!("{what}{}.", list(&names))));
    }
    let wants = wants(round);
    let most = wants.iter().map(|(_, count)| *count).max();
    facts.extend(wants.iter().map(|(want, count)| match Some(*count) == most {
        true => format!("{want} ({count}"),
        false => format!("{want} ({count})"),
    }));
    facts.extend(most.map(|most| format!("({most} of {})", round.returned())));
    facts
}

fn outcome(round: &Answers, reference: &str) -> &'static Value {
    each(&round.check["plan"], "outcomes").iter().find(|one| text(one, "ref") == reference).expect("an outcome")
}

/// How many departments ask for each kind of support; who writes *none* asks for nothing.
fn wants(round: &Answers) -> Vec<(&'static str, usize)> {
    let kinds = [("resources", "esources"), ("cpd", "raining"), ("time", "ime"), ("contacts", "ontacts")];
    let asks = |column: &str, code: &str| {
        let own = round.rows.iter().filter(|row| row.code == code && row.sheet == "Support");
        let nothing = ["none", "n/a", "no", "-", "nil", "nothing"];
        own.filter_map(|row| row.text(column)).any(|words| !nothing.contains(&words.trim().to_lowercase().as_str()))
    };
    let of = |column: &str| round.departments.iter().filter(|(code, _)| asks(column, code)).count();
    kinds.into_iter().map(|(column, word)| (word, of(column))).filter(|(_, count)| *count > 0).collect()
}

/// What is to be decided: by when, what, and who sees to it; the soonest first.
pub fn decisions(round: &Answers) -> Vec<(&'static str, &'static str, &'static str)> {
    let own = round.rows.iter().filter(|row| row.code == "LEADER" && !row.is("progress", "In place"));
    let told = |row: &Row| {
        Some((row.text("due").unwrap_or("9999-12-31"), row.text("ask")?, row.text("owner").unwrap_or_default()))
    };
    let mut decisions: Vec<_> = own.filter_map(told).collect();
    decisions.sort_by_key(|(due, ..)| *due);
    decisions
}

/// `4 January 2027`
pub fn day(date: &str) -> String {
    let months = "January February March April May June July August September October November December";
    let [year, month, day] = [0..4, 5..7, 8..10].map(|digits| date[digits].parse::<usize>().expect("a date"));
    format!("{day} {} {year}", months.split(' ').nth(month - 1).expect("a month"))
}

/// What the sheets are told in short.
fn in_short(round: &Answers) -> Vec<String> {
    let words = words(round);
    let lines: Vec<Line<'_>> = round.outcomes.iter().map(|outcome| Line::of(round, outcome)).collect();
    let covered = lines.iter().filter(|line| line.is_covered()).count();
    let in_subjects = lines.iter().filter(|line| !line.covering().is_empty()).count();
    let all = lines.len();
    let subject = words.subject;
    let verb = if in_subjects == 1 { "is" } else { "are" };
    let more = match covered - in_subjects {
        0 => String::new(),
        more => format!(", {more} more only in dedicated time"),
    };
    let open = match lines.iter().filter(|line| !line.is_covered() && !line.silent().is_empty()).count() {
        0 => String::new(),
        open => format!("; of {open} more that is not known yet"),
    };
    let taught = format!("{in_subjects} of {all} outcomes {verb} taught in a {subject} and in place{more}{open}.");
    let mut facts = vec![taught];
    let (missed, maybe) = gaps::missed(round);
    let mut open: BTreeSet<&str> = gaps::gaps(round).iter().map(|gap| gap.line.outcome.reference).collect();
    open.extend(missed.iter().chain(&maybe).map(|one| one.outcome.reference));
    let whole = all - open.len();
    facts.push(format!("{whole} of {all} outcomes {} known to have no gap", if whole == 1 { "is" } else { "are" }));
    facts.push(format!("{} {} are in scope", grouped(round.everybody()), words.learners));
    facts
}

/// How many findings are open.
pub fn rests_on(round: &Answers) -> [String; 2] {
    let (errors, queries) = (round.open("error"), round.open("query"));
    let all = round.departments.len();
    [
        format!("{} of {all} {}", round.returned(), teams(round)),
        format!("{errors} {} and {queries} queries are open", if errors == 1 { "error" } else { "errors" }),
    ]
}

/// Everything that the first sheet tells.
pub fn facts(round: &Answers) -> Vec<String> {
    let mut facts = position(round);
    facts.extend(repeated(round));
    facts.extend(in_short(round));
    facts.extend(rests_on(round));
    facts
}
