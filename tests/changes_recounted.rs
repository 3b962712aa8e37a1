//! What changed since earlier rounds, counted again: made-up schools of three rounds a year apart, from what `check --json`
//! tells of each round and the words of the law alone. It shares no code with the crate. Every change that is told in JSON is
//! found again and no other, and every sentence on the first sheet, in SLT's mail, on the governors' page and in receipts
//! says the same.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]
#![allow(dead_code, reason = "the recount of one round has more than is needed here")]

mod common;

mod recount {
    pub mod answers;
    pub mod gaps;
    pub mod mail;
    pub mod met;
    pub mod printed;
}

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use common::judged::{self, APPROACHES};
use recount::answers::{Answers, Came, Outcome, Subject, each, text};
use recount::gaps::{self, Line, Said};
use recount::printed::Book;
use recount::{mail, met};
use serde_json::Value;

/// The levels that a row may have in place, the least first.
const LEVELS: [&str; 4] = ["Not yet", "Highlighted", "Taught", "Taught with employers"];

/// The answers to a statement, the least first.
const TICKS: [&str; 3] = ["Not yet", "Partly", "Yes"];

/// The rounds of a made-up school, the newest first, and what is told of the newest.
struct School {
    rounds: Vec<Answers>,
    told: Value,
    summary: String,
    slt: String,
    governors: Book,
    /// Every mail to a department, by its name.
    mails: Vec<(String, String)>,
}

fn schools() -> &'static [School] {
    static SCHOOLS: OnceLock<Vec<School>> = OnceLock::new();
    SCHOOLS.get_or_init(|| ["mainstream", "send", "college"].map(school).into_iter().collect())
}

fn json(arguments: &[&str], at: &Path) -> Value {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_careers-audit"))
        .args(["--today", "2026-12-15"])
        .args(arguments)
        .current_dir(at)
        .output()
        .expect("it runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn school(setting: &str) -> School {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let (code, told) = common::run_on("2026-12-15", &["demo", ".", "--setting", setting, "--rounds", "3"], at);
    assert!(code < 2, "{told}");
    let years = ["2026-27", "2025-26", "2024-25"];
    let rounds = years.map(|year| Answers::new(json(&["check", year, "--json"], at))).into_iter().collect();
    let email = at.join("2026-27/email");
    let draft = |name: &str| fs::read_to_string(email.join(name)).expect("a draft");
    let names = fs::read_dir(&email).expect("listed").map(|entry| entry.expect("an entry").file_name());
    let names: Vec<String> = names.map(|name| name.into_string().expect("a name")).collect();
    let receipts = names.iter().filter(|name| name.ends_with("receipt.eml"));
    School {
        rounds,
        told: json(&["consolidate", "2026-27", "--json"], at),
        summary: Book::open(&fs::read(at.join("2026-27/matrix/Careers matrix 2026-12-15.xlsx")).expect("read"))
            .texts("Summary"),
        slt: mail::text(&draft("SLT - summary.eml")),
        governors: Book::open(&mail::workbook(&draft("Governors - page.eml"))),
        mails: receipts.map(|name| (name.clone(), mail::text(&draft(name)))).collect(),
    }
}

/// One of two rounds that are compared.
#[derive(Clone, Copy)]
struct Own<'a> {
    round: &'a Answers,
    subject: &'a Subject,
}

impl<'a> Own<'a> {
    fn of(round: &'a Answers, other: &Subject) -> Option<Own<'a>> {
        let same = |one: &&Subject| one.code == other.code && one.name == other.name;
        round.subjects.iter().find(same).map(|subject| Own { round, subject })
    }

    fn is_asked(&self, outcome: &Outcome) -> bool {
        self.subject.is_asked(outcome) && !self.round.is_off(self.subject, outcome.stage)
    }

    /// How far an outcome is covered, where the rows say so.
    fn level(&self, outcome: &Outcome) -> Option<&'static str> {
        let rows = self.round.about(Some(self.subject));
        let rows: Vec<_> =
            rows.into_iter().filter(|(about, _)| about.reference == outcome.reference).map(|(_, row)| row).collect();
        let said: Vec<_> = rows.iter().filter(|row| row.text("coverage").is_some()).collect();
        if said.iter().any(|row| row.is("coverage", "Not applicable")) {
            return Some("Not applicable");
        }
        let is_open = |row: &&&&recount::answers::Row| match row.level() {
            None => true,
            Some(level) => level > 0 && row.text("status").is_none(),
        };
        if said.is_empty() || said.iter().any(|row| is_open(&row)) {
            return None;
        }
        let best =
            |status: &str| said.iter().filter(|row| row.is("status", status)).filter_map(|row| row.level()).max();
        Some(match (best("In place"), best("Planned")) {
            (Some(level @ 1..), _) => LEVELS[level],
            (_, Some(1..)) => "Planned",
            _ => LEVELS[0],
        })
    }

    /// Whether all is said of an outcome that the rule asks for.
    fn is_whole(&self, outcome: &Outcome) -> bool {
        let rows = self.round.about(Some(self.subject));
        let in_a_unit = rows.iter().any(|(about, row)| {
            about.reference == outcome.reference
                && row.counts_at(2)
                && row.text("unit").is_some()
                && row.text("term").is_some()
        });
        let is_recorded = || {
            met::records(self.round).iter().any(|record| {
                record.row.code == self.subject.code
                    && record.row.is("subject", self.subject.name)
                    && record.counts()
                    && record.names(outcome.reference)
            })
        };
        match self.level(outcome) {
            None => false,
            Some("Taught") => in_a_unit,
            Some("Taught with employers") => in_a_unit && is_recorded(),
            Some(_) => true,
        }
    }

    fn tick(&self, item: &str) -> Option<&'static str> {
        let row = self.round.of(self.subject).find(|row| row.row == item && row.text("answer").is_some())?;
        TICKS.into_iter().find(|tick| row.is("answer", tick))
    }

    fn names_whom(&self) -> bool {
        self.round.check["plan"]["rules"]["relevance_every_cohort"] != true
            || self.round.about(Some(self.subject)).iter().filter(|(_, row)| row.counts_at(1)).all(|(outcome, row)| {
                let labels = row.names(&["cohorts", "cohorts_also"]);
                self.round.spoken(Some(self.subject), Some(outcome.stage), &labels).is_some()
            })
    }

    /// What it reaches, by some outcomes and statements alone; nothing where it is not judged.
    fn reached(&self, outcomes: Option<&BTreeSet<&str>>, items: Option<&BTreeSet<&str>>, names_whom: bool) -> String {
        match self.round.came(self.subject.code) {
            Came::Nothing => return "no-return".to_owned(),
            Came::Empty => return "returned-empty".to_owned(),
            Came::Counts => {}
        }
        let mut plan = self.round.check["plan"].clone();
        let mut keep = |key: &str, these: Option<&BTreeSet<&str>>| {
            if let Some(these) = these {
                plan[key].as_array_mut().expect("a list").retain(|one| these.contains(judged::text(one, "ref")));
            }
        };
        keep("outcomes", outcomes);
        keep("checklist", items);
        if !names_whom {
            plan["rules"]["relevance_every_cohort"] = false.into();
        }
        let departments = each(&self.round.check["plan"], "departments");
        let department = departments.iter().find(|one| text(one, "code") == self.subject.code).expect("it");
        let own = each(department, "subjects").iter().find(|one| text(one, "name") == self.subject.name);
        let counts = |entry: &&Value| {
            entry["department"] == self.subject.code
                && ["accepted", "errors", "merged"].contains(&judged::text(entry, "state"))
        };
        let entry = each(self.round.check, "returns").iter().find(counts).expect("what counts");
        judged::verdict(&plan, department, own.expect("it"), entry).2
    }

    /// Whether nothing but silence keeps it from the first approach: something that is judged was left blank as a whole, and
    /// what was answered, taken alone, would do.
    fn is_open(&self) -> bool {
        if self.reached(None, None, true) != "none" {
            return false;
        }
        let asked: Vec<&Outcome> = self.round.outcomes.iter().filter(|outcome| self.is_asked(outcome)).collect();
        let about = self.round.about(Some(self.subject));
        let has_rows =
            |stage: &str| about.iter().any(|(outcome, row)| outcome.stage == stage && row.text("coverage").is_some());
        let said: BTreeSet<&str> =
            asked.iter().filter(|outcome| has_rows(outcome.stage)).map(|outcome| outcome.reference).collect();
        let items = each(&self.round.check["plan"], "checklist").iter().map(|one| text(one, "ref"));
        let ticked: BTreeSet<&str> = items.filter(|item| self.tick(item).is_some()).collect();
        let is_blank = ticked.is_empty() || asked.iter().any(|outcome| !has_rows(outcome.stage));
        is_blank && self.reached(Some(&said), Some(&ticked), true) != "none"
    }

    /// The employers on its records, and those of the records that count; nothing where there is no record, or one does not
    /// say whose it is.
    fn employers(&self) -> Option<[BTreeMap<String, &'static str>; 2]> {
        let records = met::records(self.round);
        let own: Vec<_> = records
            .iter()
            .filter(|record| record.row.code == self.subject.code && record.row.is("subject", self.subject.name))
            .collect();
        let [mut all, mut counting] = [BTreeMap::new(), BTreeMap::new()];
        for record in &own {
            let name = record.row.text("employer")?;
            all.insert(name.to_lowercase(), name);
            if record.counts() {
                counting.insert(name.to_lowercase(), name);
            }
        }
        (!own.is_empty()).then_some([all, counting])
    }
}

fn rank(reached: &str) -> Option<usize> {
    std::iter::once("none").chain(APPROACHES).position(|word| word == reached)
}

/// What is asked in both rounds: refs of outcomes and of statements that say the same.
fn asked(then: &Answers, now: &Answers) -> [Vec<&'static str>; 2] {
    let same = |list: &str, words: &str| {
        let of = |round: &Answers| each(&round.check["plan"], list);
        let key = |one: &'static Value| (text(one, "ref"), text(one, words).trim_end_matches('.').to_lowercase());
        let before: BTreeSet<_> = of(then).iter().map(key).collect();
        of(now).iter().filter(|one| before.contains(&key(one))).map(|one| text(one, "ref")).collect::<Vec<_>>()
    };
    [same("outcomes", "title"), same("checklist", "statement")]
}

/// The step of a subject, and the reason where it cannot be compared.
fn step(then: Option<Own<'_>>, now: Own<'_>, [outcomes, items]: &[Vec<&'static str>; 2]) -> (&'static str, String) {
    let no = |why: &str| ("not-compared", why.to_owned());
    let Some(then) = then else { return no("new") };
    let stood = |own: Own<'_>| own.reached(None, None, true);
    let [was, is] = [stood(then), stood(now)];
    let not_judged = |word: &str| match word {
        "not-judged" => "nothing in scope".to_owned(),
        word => word.replace("no-return", "no return").replace("returned-empty", "returned empty").replace('-', " "),
    };
    let (Some(before), Some(after)) = (rank(&was), rank(&is)) else {
        return match rank(&is) {
            None => no(&format!("{} now", not_judged(&is))),
            Some(_) => no(&format!("{} then", not_judged(&was))),
        };
    };
    let seen = after.cmp(&before);
    let both = |is_kept: &dyn Fn(Own<'_>, &Outcome) -> bool, is_ticked: &dyn Fn(Own<'_>, &str) -> bool, whom: bool| {
        let kept: BTreeSet<&str> = outcomes
            .iter()
            .copied()
            .filter(|reference| {
                [then, now].iter().all(|own| {
                    let outcome = own.round.outcome(reference).expect("an outcome");
                    own.is_asked(outcome) && is_kept(*own, outcome)
                })
            })
            .collect();
        let items: BTreeSet<&str> =
            items.iter().copied().filter(|item| [then, now].iter().all(|own| is_ticked(*own, item))).collect();
        let [was, is] = [then, now].map(|own| rank(&own.reached(Some(&kept), Some(&items), whom)));
        Some(is?.cmp(&was?))
    };
    let word = |seen| match seen {
        Ordering::Greater => "up",
        Ordering::Less => "down",
        Ordering::Equal => "level",
    };
    if seen == Ordering::Equal {
        return match [then, now].map(|own| own.is_open()) {
            [false, false] => (word(seen), String::new()),
            [true, false] => no("partly blank then"),
            [false, true] => no("partly blank now"),
            [true, true] => no("partly blank in both"),
        };
    }
    if both(&|_, _| true, &|_, _| true, true) != Some(seen) {
        return no("asked something else then");
    }
    let whom = [then, now].iter().all(Own::names_whom);
    if both(&|own, outcome| own.is_whole(outcome), &|own, item| own.tick(item).is_some(), whom) == Some(seen) {
        return (word(seen), String::new());
    }
    no("partly blank")
}

fn moves(told: &'static Value, key: &str) -> Vec<(&'static str, &'static str, &'static str)> {
    each(told, key).iter().map(|one| (text(one, "ref"), text(one, "then"), text(one, "now"))).collect()
}

#[test]
fn every_change_that_is_told_is_there_and_no_other() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for School { rounds, told, .. } in schools() {
        let [now, earlier @ ..] = rounds.as_slice() else { panic!("no round") };
        let told: &'static Value = Box::leak(Box::new(told.clone()));
        assert_eq!(each(told, "changes").len(), earlier.len());
        for (then, change) in earlier.iter().zip(each(told, "changes")) {
            assert_eq!(text(change, "since"), text(&then.check["plan"], "round"));
            assert_eq!(change["returned"], serde_json::json!([then.returned(), now.returned()]));
            let asked = asked(then, now);
            assert_eq!(change["outcomes"]["same"], asked[0].len(), "{}", now.setting);
            assert_eq!(change["statements"]["same"], asked[1].len(), "{}", now.setting);
            for (subject, told) in now.subjects.iter().zip(each(change, "subjects")) {
                let at = format!("{}, since {}: {}", now.setting, text(change, "since"), subject.name);
                assert_eq!(text(told, "subject"), subject.name);
                let (own, before) = (Own { round: now, subject }, Own::of(then, subject));
                let (word, reason) = step(before, own, &asked);
                *seen.entry(word).or_default() += 1;
                assert_eq!(text(told, "step"), word, "{at}: {reason}");
                assert!(text(told, "reason").starts_with(&reason), "{at}: {reason}");
                assert_eq!(text(told, "now"), own.reached(None, None, true), "{at}");
                let before = before.expect("the same subjects");
                assert_eq!(text(told, "then"), before.reached(None, None, true), "{at}");
                if [now, then].iter().any(|round| round.came(subject.code) != Came::Counts) {
                    assert!(moves(told, "outcomes").is_empty() && moves(told, "statements").is_empty(), "{at}");
                    continue;
                }
                let (mut open_now, mut open_then) = (0, 0);
                let mut pair = |was: Option<&'static str>, is: Option<&'static str>| {
                    open_now += usize::from(was.is_some() && is.is_none());
                    open_then += usize::from(was.is_none() && is.is_some());
                    was.zip(is).filter(|(was, is)| was != is)
                };
                let mut outcomes = Vec::new();
                for reference in &asked[0] {
                    let [was, is] = [then, now].map(|round| round.outcome(reference).expect("an outcome"));
                    if before.is_asked(was) && own.is_asked(is) {
                        let moved = pair(before.level(was), own.level(is));
                        outcomes.extend(moved.map(|(was, is)| (*reference, was, is)));
                    }
                }
                let mut statements = Vec::new();
                for item in &asked[1] {
                    let moved = pair(before.tick(item), own.tick(item));
                    statements.extend(moved.map(|(was, is)| (*item, was, is)));
                }
                *seen.entry("moves").or_default() += outcomes.len() + statements.len();
                assert_eq!(moves(told, "outcomes"), outcomes, "{at}");
                assert_eq!(moves(told, "statements"), statements, "{at}");
                assert_eq!([&told["open_now"], &told["open_then"]], [open_now, open_then], "{at}");
                let names = |key: &str| each(told, key).iter().filter_map(Value::as_str).collect::<Vec<_>>();
                let mut expected = [Vec::new(), Vec::new()];
                if let Some(([were_all, were], [are_all, are])) = before.employers().zip(own.employers()) {
                    let not_in = |one: &BTreeMap<String, &'static str>, other: &BTreeMap<String, &'static str>| {
                        one.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, name)| *name).collect()
                    };
                    expected = [not_in(&are, &were_all), not_in(&were, &are_all)];
                }
                *seen.entry("employers").or_default() += expected[0].len() + expected[1].len();
                assert_eq!([names("employers_came"), names("employers_went")], expected, "{at}");
            }
            assert_eq!(gap_moves(change), gaps_moved(then, now, &asked[0]), "{}", now.setting);
            *seen.entry("gaps").or_default() += each(change, "gaps").len();
        }
    }
    eprintln!("{seen:?}");
    for kind in ["up", "down", "level", "not-compared", "moves", "employers", "gaps"] {
        assert!(seen.get(kind).is_some_and(|count| *count > 0), "the rounds have no {kind}: {seen:?}");
    }
}

type GapMove<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn gap_moves(change: &'static Value) -> Vec<GapMove<'static>> {
    each(change, "gaps").iter().map(|one| (text(one, "outcome"), one["then"].as_str(), one["now"].as_str())).collect()
}

/// The outcomes whose gap is another one, where whoever speaks of them speaks in both rounds.
fn gaps_moved<'a>(then: &'a Answers, now: &'a Answers, same: &[&'static str]) -> Vec<GapMove<'a>> {
    const NAMES: [&str; 5] = ["nowhere", "highlighted-only", "broken-progression", "dedicated-only", "one-subject"];
    let [before, after] = [then, now].map(gaps::gaps);
    let is_said = |said: Said| match said {
        Said::Level(level, in_place) => level == 0 || in_place.is_some(),
        Said::NotApplicable => true,
        Said::NotTaught | Said::NotAsked | Said::NoReturn | Said::Empty | Said::Blank => false,
    };
    let alike = |reference: &str| {
        let [was, is] = [then, now].map(|round| Line::of(round, round.outcome(reference).expect("an outcome")));
        was.cells.iter().all(|(subject, said)| {
            let other = is.cells.iter().find(|(other, _)| other.name == subject.name && other.code == subject.code);
            other.is_none_or(|(_, other)| is_said(*said) == is_said(*other))
        }) && is_said(was.dedicated) == is_said(is.dedicated)
    };
    let kind =
        |gaps: &[gaps::Gap<'_>], reference: &str| match gaps.iter().find(|gap| gap.line.outcome.reference == reference)
        {
            None => Some(None),
            Some(gap) if gap.kind == 5 => None,
            // Dedicated time, which has not answered, may close it.
            Some(gap) if gap.kind != 3 && !is_answered(gap.hole.dedicated) => None,
            Some(gap) => Some(Some(NAMES[gap.kind])),
        };
    let moved = |reference: &&'static str| {
        let earlier = now.outcome(reference).and_then(|outcome| outcome.builds_on);
        let (was, is) = (kind(&before, reference)?, kind(&after, reference)?);
        let is_known = alike(reference) && earlier.is_none_or(alike);
        (is_known && was != is).then_some((*reference, was, is))
    };
    same.iter().filter_map(moved).collect()
}

fn is_answered(said: Said) -> bool {
    said.is_answered()
}

/// A sentence without what it quotes, and what it quotes.
fn parted(sentence: &str) -> (String, Vec<String>) {
    let (mut rest, mut quotes) = (String::new(), Vec::new());
    for (place, part) in sentence.split('“').enumerate() {
        match part.split_once('”').filter(|_| place > 0) {
            Some((quote, after)) => {
                quotes.push(quote.trim_end_matches('…').to_owned());
                rest.push_str(&format!("“”{after}"));
            }
            None => rest.push_str(part),
        }
    }
    (rest, quotes)
}

/// `A, B and C`; of names of which one reads as several, with semicolons.
fn list(items: &[String]) -> String {
    let is_several = |name: &String| {
        let own = name.split(" (").next().unwrap_or(name);
        own.contains(" and ") || own.contains(", ")
    };
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, before)) if items.iter().any(is_several) => format!("{}; and {last}", before.join("; ")),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

fn first(items: &[String], most: usize) -> String {
    let mut shown: Vec<String> = items.iter().take(most).cloned().collect();
    if items.len() > most {
        shown.push(format!("{} more", items.len() - most));
    }
    list(&shown)
}

/// A sentence without what stands in brackets, also in those of a name.
fn unbracketed(sentence: &str) -> String {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for letter in sentence.chars() {
        match letter {
            '(' => {
                depth += 1;
                bare.truncate(bare.trim_end().len());
            }
            ')' => depth = depth.saturating_sub(1),
            letter if depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}

fn approach(reached: &str) -> &'static str {
    match reached {
        "none" => "not yet Foundation",
        "foundation" => "Foundation",
        "across" => "Careers Across the Curriculum",
        _ => "Employer Enriched",
    }
}

/// Which subjects moved, as one sentence says it, from the steps in JSON, which are recounted above.
fn moved_sentence(change: &'static Value, subjects: &str, most: usize) -> String {
    let all = each(change, "subjects");
    let of = |step: &str| -> Vec<String> {
        all.iter().filter(|one| text(one, "step") == step).map(|one| text(one, "subject").to_owned()).collect()
    };
    let named = |names: &[String]| if names.is_empty() { String::new() } else { format!(" ({})", first(names, most)) };
    let (up, down, level) = (of("up"), of("down"), of("level").len());
    let mut said = format!(
        "since {}: {} of {} {subjects} moved up{}, {} moved down{}, {level} {} as before",
        text(change, "since"),
        up.len(),
        all.len(),
        named(&up),
        down.len(),
        named(&down),
        if level == 1 { "is" } else { "are" },
    );
    let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
    for one in all.iter().filter(|one| text(one, "step") == "not-compared") {
        let (reason, name) = (text(one, "reason"), text(one, "subject").to_owned());
        match reasons.iter_mut().find(|(own, _)| *own == reason) {
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    let open: usize = reasons.iter().map(|(_, names)| names.len()).sum();
    if open > 0 {
        let kinds: Vec<String> =
            reasons.iter().map(|(reason, names)| format!("{reason} ({})", first(names, most))).collect();
        said.push_str(&format!("; {open} cannot be compared: {}", kinds.join("; ")));
    }
    said + "."
}

#[test]
fn every_sentence_says_what_was_counted() {
    let mut told_in_receipts = 0;
    for School { rounds, told, summary, slt, governors, mails } in schools() {
        let now = &rounds[0];
        let subjects = if now.setting == "send" { "teams" } else { "subjects" };
        let told: &'static Value = Box::leak(Box::new(told.clone()));
        let change = &each(told, "changes")[0];
        let sentence = moved_sentence(change, subjects, 6);
        assert!(summary.contains(&sentence), "{}: {sentence}\n{summary}", now.setting);
        let page = governors.texts("For governors");
        assert!(page.to_lowercase().contains(&sentence.to_lowercase()), "{}: {page}", now.setting);
        let of = |step: &str| each(change, "subjects").iter().filter(|one| text(one, "step") == step).count();
        let counts = [of("up"), of("down"), of("level"), of("not-compared")];
        let section = slt.split("SINCE LAST ROUND\n").nth(1).expect("told").lines().next().expect("a line").to_owned();
        let bare = unbracketed(&section);
        let (one, several) = if now.setting == "send" { ("team", "teams") } else { ("subject", "subjects") };
        let up = if counts[0] == 1 { one } else { several };
        let is = if counts[2] == 1 { "is" } else { "are" };
        let open = if counts[3] == 0 { String::new() } else { format!("; {} cannot be compared", counts[3]) };
        let expected = format!(
            "{} {up} moved up since {}, {} down; {} {is} as before{open}.",
            counts[0],
            text(change, "since"),
            counts[1],
            counts[2]
        );
        assert_eq!(bare, expected, "{}", now.setting);
        // Each subject's own sentence, of every earlier round: which way, and every title that it quotes with its answers.
        for change in each(told, "changes") {
            for one in each(change, "subjects") {
                let (rest, quotes) = parted(text(one, "told"));
                let at = format!("{}: {}", now.setting, text(one, "told"));
                let begins = match text(one, "step") {
                    "up" => format!("rose from {} to {}: ", approach(text(one, "then")), approach(text(one, "now"))),
                    "down" => format!("fell from {} to {}: ", approach(text(one, "then")), approach(text(one, "now"))),
                    "level" => format!("is {} as before", approach(text(one, "now"))),
                    _ => format!("cannot be compared: {}.", text(one, "reason")),
                };
                assert!(rest.starts_with(&format!("{} {begins}", text(one, "subject"))), "{at}");
                let titles = |key: &str, list: &str, words: &'static str| {
                    moves(one, key)
                        .into_iter()
                        .map(|(reference, then, is)| {
                            let own = each(&now.check["plan"], list).iter().find(|own| text(own, "ref") == reference);
                            (text(own.expect("it"), words), then, is)
                        })
                        .collect::<Vec<_>>()
                };
                let all: Vec<_> = titles("outcomes", "outcomes", "title")
                    .into_iter()
                    .chain(titles("statements", "checklist", "statement"))
                    .collect();
                for quote in &quotes {
                    let own = all.iter().find(|(title, _, _)| title.starts_with(quote.trim_end()));
                    let (_, then, is) = own.unwrap_or_else(|| panic!("nobody said “{quote}” otherwise: {at}"));
                    assert!(rest.contains(&format!("“” from {then} to {is}")), "{at}");
                }
                let rank = |word: &str| {
                    LEVELS.iter().position(|own| *own == word).or(TICKS.iter().position(|own| *own == word))
                };
                let is_less = |(_, then, is): &(&str, &str, &str)| {
                    let place = |word: &str| if word == "Planned" { Some(0) } else { rank(word) };
                    place(is).zip(place(then)).is_some_and(|(is, then)| is < then)
                };
                let has_fallen = all.iter().any(is_less) || !each(one, "employers_went").is_empty();
                let says_nothing = rest.contains("nothing fell away") || rest.contains("answered again fell away");
                if text(one, "step") != "not-compared" {
                    assert_eq!(says_nothing, !has_fallen, "{at}");
                }
            }
        }
        // A receipt speaks of its own department's subjects, and of none that cannot be compared.
        for (name, mail) in mails {
            let own = each(change, "subjects")
                .iter()
                .filter(|one| name.starts_with(&format!("{} ", text(one, "department"))));
            let own: Vec<&Value> = own.filter(|one| text(one, "step") != "not-compared").collect();
            let since = format!("Since {}:", text(change, "since"));
            let line = mail.lines().find(|line| line.contains(&since));
            assert_eq!(line.is_some(), !own.is_empty(), "{name}: {mail}");
            let Some(line) = line else { continue };
            told_in_receipts += 1;
            for one in own {
                let (moved, name_of) = (text(Box::leak(Box::new(one.clone())), "step"), &one["subject"]);
                let name_of = name_of.as_str().expect("a name");
                let counted = line.contains(" moved up, ");
                let word = match moved {
                    "up" => "rose from",
                    "down" => "fell from",
                    _ => "as before",
                };
                assert!(counted || line.contains(name_of) && line.contains(word), "{name}: {line}");
            }
        }
    }
    assert!(told_in_receipts > 2, "{told_in_receipts} receipts are too few to tell");
}
