//! Silence is never a no: over random rounds with returns, subjects, stages and the Careers Leader's own return left out
//! at random, no output says anything negative of what nobody answered.
//!
//! What is silent follows from what `check --json` prints, by the words of the law alone. What is read are the outputs:
//! the JSON of `consolidate`, the matrix for SLT and the working copy, the page for governors, and SLT's draft. A negative
//! statement is there one of these:
//!
//! - a silent subject under *Not yet …*, among those *not yet there*, with a step, a number or a total of its own;
//! - a stage left blank that is not named beside its subject's approach, or counted as `0 of 4`;
//! - a gap, other than *Not known yet*, of an outcome of which a subject that is asked is silent;
//! - cohorts never reached, or missing an outcome, while somebody who teaches them, or dedicated time, is silent;
//! - somebody silent who is *closest* to mending it, or is asked for anything but an answer;
//! - a coverage, a number or a share of a silent subject that is not a word in small letters;
//! - a subject counted as having nothing for a cohort of whose stage it said nothing.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use careers_audit::email::{self, Attachment};
use careers_audit::picture::Picture;
use careers_audit::plan::{Approach, Department, LEADER, Plan, Stage};
use careers_audit::returns::{Last, LastRound};
use careers_audit::{demo, matrix, pack, report};
use common::sheets::{Book, Row};
use common::thin::round;
use serde_json::Value;

/// So many rounds of each setting.
const ROUNDS: u64 = 10;

/// The words of a cell of which nobody has said anything.
const SILENT: [&str; 4] = ["not answered", "no return", "returned empty", "not returned"];

// What is silent, from `check --json` and the plan.

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value[key].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn each<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A subject as far as it has spoken.
struct Spoke<'p> {
    department: &'p Department,
    subject: &'p careers_audit::plan::Subject,
    /// Why nothing is known of it; nothing where it is judged.
    silent: Option<&'static str>,
    /// The stages that it teaches this year, as far as is known.
    stages: Vec<&'p Stage>,
    /// The outcomes of which it says how far they are covered.
    covered: BTreeSet<String>,
    /// How many stages it is judged on, and those of them of which it answers nothing that is asked.
    scoped: usize,
    blank: Vec<&'p str>,
    checklist: bool,
    /// Whether any record of an employer names it.
    has_records: bool,
    /// The cohorts of which it gives a number.
    numbers: BTreeSet<String>,
}

impl Spoke<'_> {
    fn is_asked(&self, outcome: &careers_audit::plan::Outcome) -> bool {
        self.stages.iter().any(|stage| stage.code == outcome.stage) && outcome.asked_of(&self.department.code)
    }

    fn speaks_at(&self, plan: &Plan, stage: &str) -> bool {
        plan.outcomes.iter().any(|outcome| outcome.stage == stage && self.covered.contains(&outcome.reference))
    }

    fn teaches(&self, stage: &Stage, cohort: &careers_audit::plan::Cohort) -> bool {
        self.stages.iter().any(|own| own.code == stage.code) && self.subject.teaches(stage, cohort)
    }
}

/// The round as far as it has spoken.
struct Spoken<'p> {
    plan: &'p Plan,
    subjects: Vec<Spoke<'p>>,
    /// The outcomes of which dedicated time says how far they are covered.
    dedicated: BTreeSet<String>,
    leader: bool,
}

fn ref_of(row: &BTreeMap<&str, &str>, printed: &str) -> String {
    row.get("ref").map_or(printed, |label| label.split_whitespace().next().unwrap_or_default()).to_owned()
}

fn spoken<'p>(plan: &'p Plan, check: &Value) -> Spoken<'p> {
    const LEVELS: [&str; 5] = ["Not yet", "Highlighted", "Taught", "Taught with employers", "Not applicable"];
    let counting = |code: &str| {
        let counts = |entry: &&Value| ["accepted", "errors", "merged"].contains(&text(entry, "state"));
        each(check, "returns").iter().filter(counts).find(|entry| text(entry, "department") == code)
    };
    let rows = |entry: &'_ Value, subject: Option<&str>| -> Vec<(String, BTreeMap<String, String>)> {
        let mut rows: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for answer in each(entry, "answers").iter().filter(|own| own["subject"].as_str() == subject) {
            let said = answer["value"].as_str().map_or_else(|| answer["value"].to_string(), str::to_owned);
            rows.entry(text(answer, "row").to_owned()).or_default().insert(text(answer, "column").to_owned(), said);
        }
        rows.into_iter().collect()
    };
    let covered = |rows: &[(String, BTreeMap<String, String>)]| -> Vec<(String, String)> {
        let said = rows.iter().filter_map(|(row, cells)| {
            let cells: BTreeMap<&str, &str> = cells.iter().map(|(key, own)| (key.as_str(), own.as_str())).collect();
            let level = cells.get("coverage").filter(|level| LEVELS.contains(level))?;
            Some((ref_of(&cells, row), (*level).to_owned()))
        });
        said.collect()
    };
    let subject = |department: &'p Department, subject: &'p careers_audit::plan::Subject| {
        let entry = counting(&department.code);
        let rows = entry.map(|entry| rows(entry, Some(&subject.name))).unwrap_or_default();
        let is = |row: &str, column: &str, value: &str| {
            rows.iter().any(|(own, cells)| own == row && cells.get(column).is_some_and(|own| own == value))
        };
        let said = covered(&rows);
        let checklist = rows.iter().any(|(row, cells)| {
            cells.contains_key("answer") && plan.checklist.iter().any(|item| item.reference == *row)
        });
        let taught = plan.stages.iter().filter(|stage| subject.stages.contains(&stage.code));
        let stages: Vec<&Stage> = taught.filter(|stage| !is(&stage.code, "taught", "Not this year")).collect();
        let asked = |stage: &Stage| -> Vec<&str> {
            let own = plan.outcomes.iter().filter(|one| one.stage == stage.code && one.asked_of(&department.code));
            own.map(|outcome| outcome.reference.as_str()).collect()
        };
        let scoped = stages.iter().copied().filter(|stage| {
            let is_off = |asked: &&str| said.iter().any(|(own, level)| own == asked && level == "Not applicable");
            !stage.overlay && !asked(stage).iter().all(is_off)
        });
        let scoped: Vec<&Stage> = scoped.collect();
        let answers = |stage: &Stage| asked(stage).iter().any(|asked| said.iter().any(|(own, _)| own == asked));
        let came = each(check, "returns").iter().any(|entry| text(entry, "department") == department.code);
        let silent = match entry {
            None if came => Some("returned empty"),
            None => Some("no return"),
            Some(_) if scoped.is_empty() => Some("not judged"),
            Some(_) if said.is_empty() && !checklist => Some("not answered"),
            Some(_) => None,
        };
        Spoke {
            department,
            subject,
            silent,
            scoped: scoped.len(),
            blank: scoped.iter().filter(|stage| !answers(stage)).map(|stage| stage.code.as_str()).collect(),
            stages,
            has_records: rows.iter().any(|(_, cells)| cells.contains_key("took_place") || cells.contains_key("kind")),
            numbers: rows
                .iter()
                .filter(|(_, cells)| cells.contains_key("taking") && cells.contains_key("reached"))
                .map(|(row, _)| row.clone())
                .collect(),
            covered: said.into_iter().map(|(own, _)| own).collect(),
            checklist,
        }
    };
    let leader = counting(LEADER);
    let of_leader = leader.map(|entry| {
        // Whichever way dedicated time is named in an answer.
        let subjects: BTreeSet<Option<&str>> =
            each(entry, "answers").iter().map(|answer| answer["subject"].as_str()).collect();
        subjects.into_iter().flat_map(|subject| covered(&rows(entry, subject))).map(|(own, _)| own).collect()
    });
    Spoken {
        plan,
        subjects: plan.subjects().map(|(department, own)| subject(department, own)).collect(),
        dedicated: of_leader.unwrap_or_default(),
        leader: leader.is_some(),
    }
}

impl<'p> Spoken<'p> {
    fn of(&self, name: &str) -> &Spoke<'p> {
        self.subjects.iter().find(|one| one.subject.name == name).unwrap_or_else(|| panic!("no subject {name}"))
    }

    fn judged(&self) -> usize {
        self.subjects.iter().filter(|one| one.silent.is_none()).count()
    }

    fn standing(&self, word: &str) -> usize {
        self.subjects.iter().filter(|one| one.silent == Some(word)).count()
    }

    /// The subjects that are asked about an outcome and have not answered.
    fn silent_on(&self, reference: &str) -> Vec<&Spoke<'p>> {
        let outcome = self.plan.outcome(reference).unwrap_or_else(|| panic!("no outcome {reference}"));
        self.subjects.iter().filter(|one| one.is_asked(outcome) && !one.covered.contains(reference)).collect()
    }

    /// Whether somebody who teaches a cohort has said nothing of its stage.
    fn is_open(&self, stage: &Stage, cohort: &careers_audit::plan::Cohort) -> bool {
        self.subjects.iter().any(|one| one.teaches(stage, cohort) && !one.speaks_at(self.plan, &stage.code))
    }

    /// The subjects that a text names: the longest name first, so that *Art* is not found in *Art and Design*.
    fn named_in(&self, text: &str) -> Vec<&Spoke<'p>> {
        let mut left = text.to_owned();
        for cohort in self.plan.stages.iter().flat_map(|stage| &stage.cohorts) {
            left = left.replace(&cohort.name, "…");
        }
        let mut all: Vec<&Spoke<'p>> = self.subjects.iter().collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.subject.name.len()));
        let is_in = |left: &mut String, name: &str| {
            let is_in = left.contains(name);
            *left = left.replace(name, "…");
            is_in
        };
        all.into_iter().filter(|one| is_in(&mut left, &one.subject.name)).collect()
    }
}

// What the outputs say.

/// The number that stands right before some words.
fn number_before(text: &str, words: &str) -> Option<usize> {
    let before = &text[..text.find(words)?];
    before.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn count_of(row: &Row, heading: &str) -> usize {
    row[heading].parse().unwrap_or_else(|_| panic!("no number {heading} in {row:?}"))
}

/// How the subjects stand in a sentence: those that have answered add up, and nobody else is among them.
fn position(spoken: &Spoken<'_>, below: usize, sentence: &str) {
    let judged = spoken.judged();
    if judged == 0 {
        assert!(
            sentence.starts_with("Nothing is known yet") || sentence.starts_with("Nothing can be said"),
            "{sentence}"
        );
        assert!(!sentence.contains("not yet there"), "{sentence}");
        return;
    }
    let reaching: usize = sentence.split_whitespace().next().and_then(|word| word.parse().ok()).expect("a number");
    let there = number_before(sentence, " is not yet there").or(number_before(sentence, " are not yet there"));
    let open = number_before(sentence, " is not fully answered").or(number_before(sentence, " are not fully answered"));
    assert_eq!((there.unwrap_or(0), reaching), (below, judged - below - open.unwrap_or(0)), "{sentence}");
    for (word, one, several) in [
        ("no return", " has no return", " have no return"),
        ("returned empty", " came back empty", " came back empty"),
        ("not answered", " is not answered", " are not answered"),
    ] {
        let told = number_before(sentence, one).or(number_before(sentence, several)).unwrap_or(0);
        assert_eq!(told, spoken.standing(word), "{word}: {sentence}");
    }
}

fn in_json(spoken: &Spoken<'_>, document: &Value) {
    for said in each(document, "subjects") {
        let own = spoken.of(text(said, "subject"));
        let words = ["claimed", "evidenced", "reached"].map(|key| text(said, key));
        match own.silent {
            Some(silent) => {
                assert_eq!(words, [silent.replace(' ', "-").as_str(); 3], "{said}");
                let nothing = ["pockets", "stages"].iter().all(|key| each(said, key).is_empty());
                assert!(nothing || silent == "not judged", "{said}");
            }
            None => {
                assert!(words.iter().all(|word| *word == "not-answered" || !word.contains('-')), "{said}");
                let blank = words.map(|word| word == "not-answered");
                assert_eq!(blank, [!own.checklist, own.blank.len() == own.scoped, false], "{said}");
                assert_eq!(texts(said, "blank_stages"), own.blank, "{said}");
                // What is held back by silence alone left something blank, and is told of nothing that it answered.
                let is_held = said["held_by_silence"] == true;
                let is_blank = !own.checklist || !own.blank.is_empty();
                assert!(!is_held || is_blank && text(said, "reached") == "none", "{said}");
                let answered = |next: &&str| !next.contains("not answered") || next.contains(" in place");
                let held = is_blank && !texts(said, "next").iter().any(answered);
                assert_eq!(is_held, held, "{said}");
            }
        }
        for next in texts(said, "next") {
            assert!(own.silent.is_none() || !next.chars().any(|c| c.is_ascii_digit()), "{said}");
            assert!(!own.blank.iter().any(|stage| next.starts_with(&format!("{stage}: 0"))), "{said}");
        }
    }
    for said in each(document, "outcomes") {
        let reference = text(said, "outcome");
        let outcome = spoken.plan.outcome(reference).expect("an outcome");
        let asked = spoken.subjects.iter().filter(|one| one.is_asked(outcome)).count();
        let silent = spoken.silent_on(reference);
        assert_eq!(said["asked"].as_u64(), u64::try_from(asked).ok(), "{said}");
        assert_eq!(said["answered"].as_u64(), u64::try_from(asked - silent.len()).ok(), "{said}");
        assert_eq!(said["dedicated_answered"].as_bool(), Some(spoken.dedicated.contains(reference)), "{said}");
        assert!(silent.is_empty() || ["", "not-known"].contains(&text(said, "gap")), "{said}");
        let stage = spoken.plan.stage(&outcome.stage).expect("a stage");
        for code in texts(said, "unmet") {
            let cohort = stage.cohorts.iter().find(|cohort| cohort.code == code).expect("a cohort");
            let teaching = silent.iter().find(|one| one.teaches(stage, cohort));
            assert!(teaching.is_none(), "{code}, which {} teaches: {said}", teaching.expect("one").subject.name);
            assert!(spoken.dedicated.contains(reference), "{code}: {said}");
        }
    }
}

/// The first sheet: how the subjects stand, and the biggest gaps.
fn on_summary(spoken: &Spoken<'_>, below: usize, book: &Book) {
    let plan = spoken.plan;
    let not_yet = format!("Not yet {}", plan.name_of(Approach::Foundation));
    let [heading, subject] = ["Every subject by its approach", "Its subjects"].map(|words| plan.words.spoken(words));
    let mut told: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    for row in book.rows_of("Summary", &[&heading, &subject]) {
        let label = &row[&heading];
        let group = label.split([':', ',']).next().unwrap_or_default().to_owned();
        let group = told.entry(group).or_default();
        let count = label.split(": ").nth(1).and_then(|rest| rest.split(' ').next());
        group.0 += count.and_then(|count| count.parse().ok()).unwrap_or(0);
        let blocks = row.iter().filter(|(head, cell)| **head != heading && *cell != "–");
        group.1.extend(blocks.map(|(_, cell)| cell.clone()));
    }
    let mut answered = 0;
    for (stand, (count, names)) in &told {
        let word = stand.to_lowercase();
        let is_judged = !SILENT.contains(&word.as_str()) && word != "not judged";
        assert_eq!(names.len(), *count, "{stand}: {names:?}");
        if is_judged {
            answered += count;
        } else {
            assert_eq!(*count, spoken.standing(&word), "{stand}");
        }
        assert!(*stand != not_yet || *count == below, "{stand}: {names:?}");
        for block in names {
            let own = spoken.subjects.iter().filter(|own| block.starts_with(&own.subject.name));
            let own = own.max_by_key(|own| own.subject.name.len()).expect("a subject");
            assert_eq!(own.silent.is_none(), is_judged, "{block} at {stand}");
            let named = own.blank.iter().all(|stage| block.contains(plan.stage_name(stage)))
                && (own.checklist || block.contains("checklist"));
            assert!(!is_judged || named, "{}: {:?} in {block}", own.subject.name, own.blank);
        }
    }
    assert_eq!(answered, spoken.judged());
    assert_eq!(told.values().map(|(_, names)| names.len()).sum::<usize>(), spoken.subjects.len());
    for heading in ["The biggest gap", "The two biggest gaps", "The three biggest gaps"] {
        book.rows_of("Summary", &[heading]).iter().for_each(|row| sentence(spoken, "Biggest gap 1", &row[heading]));
    }
    for row in book.rows_of("Summary", &["What else to know"]) {
        let (label, told) = row["What else to know"].split_once(": ").expect("a label");
        match label {
            "Worth copying" => sentence(spoken, "Worth sharing", told),
            "What has changed" if told.starts_with("since ") => sentence(spoken, "Since last round", told),
            reached if reached.starts_with("Is every ") && told.contains(" miss “") => {
                sentence(spoken, "Not for everyone", told);
            }
            _ => {}
        }
    }
    let who = book.rows_of("Summary", &["What SLT is asked to decide"]);
    let missing = SILENT.iter().any(|word| *word != "not answered" && spoken.standing(word) > 0);
    let asked = who.iter().any(|row| row["What SLT is asked to decide"].starts_with("See that "));
    assert_eq!(asked, missing && plan.round.due < demo::TODAY, "{who:?}");
}

/// The outcomes that a sentence quotes, perhaps by the beginning of their titles.
fn quoted<'p>(spoken: &Spoken<'p>, text: &str) -> Vec<&'p careers_audit::plan::Outcome> {
    let title = text.split('“').nth(1).and_then(|rest| rest.split('”').next()).expect("a quotation");
    let title = title.trim_end_matches('…');
    let own = spoken.plan.outcomes.iter().filter(|outcome| outcome.title.starts_with(title));
    let own: Vec<_> = own.collect();
    let at_stage = own.iter().copied().filter(|one| text.contains(spoken.plan.stage_name(&one.stage)));
    let at_stage: Vec<_> = at_stage.collect();
    assert!(!own.is_empty(), "{text}");
    if at_stage.is_empty() { own } else { at_stage }
}

/// What the first sheet, governors' page and SLT's draft say under a heading.
fn sentence(spoken: &Spoken<'_>, question: &str, answer: &str) {
    if question.starts_with("Biggest gap ") && answer.starts_with('“') {
        let silent = quoted(spoken, answer).iter().all(|one| !spoken.silent_on(&one.reference).is_empty());
        assert!(!silent, "{question}: {answer}");
    }
    if question == "Not for everyone" {
        let missed = answer.split(" miss ").nth(1).expect("who misses what");
        let mut named = quoted(spoken, missed).into_iter();
        assert!(named.any(|one| spoken.dedicated.contains(&one.reference)), "{answer}");
    }
    if question.starts_with("Worth sharing") {
        let named = spoken.named_in(&common::unquoted(answer));
        assert!(named.iter().all(|own| own.silent.is_none()), "{answer}");
    }
    if question == "Since last round" && answer.contains(" moved ") {
        let moved = common::unquoted(answer);
        assert!(spoken.named_in(&moved).iter().all(|own| own.silent.is_none()), "{answer}");
        let open = number_before(answer, " cannot be compared").unwrap_or(0);
        assert!(open >= spoken.subjects.len() - spoken.judged(), "{answer}");
    }
}

/// Where each subject stands among the approaches: of a silent one it is said in every place.
fn on_approaches(spoken: &Spoken<'_>, book: &Book) {
    let subject = spoken.plan.words.spoken("Subject");
    let below = format!("Not yet {}", spoken.plan.name_of(Approach::Foundation));
    let places: Vec<&str> =
        std::iter::once(below.as_str()).chain(Approach::ALL.map(|one| spoken.plan.name_of(one))).collect();
    let headings: Vec<&str> = std::iter::once(subject.as_str()).chain(places.iter().copied()).collect();
    let rows = book.rows_of("Approaches", &headings);
    assert_eq!(rows.len(), spoken.subjects.len());
    for row in rows {
        let own = spoken.of(&row[&subject]);
        let dots: Vec<&str> = places.iter().map(|place| row[*place].as_str()).collect();
        if let Some(silent) = own.silent {
            assert_eq!(dots, [silent; 4], "{row:?}");
            assert!(!row["Next step"].chars().any(|c| c.is_ascii_digit()), "{row:?}");
            continue;
        }
        let reached: Vec<&&str> = dots.iter().filter(|dot| dot.starts_with('●')).collect();
        let is_whole = own.checklist && own.blank.is_empty();
        let is_held = dots[0] == "not fully answered";
        assert!(!is_held || !is_whole, "{row:?}");
        let stands = if dots[0].starts_with('●') { "● stands here" } else { "● reached" };
        let dot: &[&str] = if is_held {
            &[]
        } else if is_whole {
            &[stands]
        } else {
            &["● so far"]
        };
        assert_eq!(reached, dot.iter().collect::<Vec<_>>(), "{row:?}");
        assert!(own.checklist || dots.iter().all(|dot| !dot.contains("view")), "{row:?}");
        assert!(own.blank.len() < own.scoped || dots.iter().all(|dot| !dot.contains("rows")), "{row:?}");
        for stage in &own.blank {
            assert!(row["Why it stands there"].contains(spoken.plan.stage_name(stage)), "{stage}: {row:?}");
        }
    }
}

fn on_approaches_in_full(spoken: &Spoken<'_>, book: &Book) {
    let counted = format!("Counted, by {}", spoken.plan.words.stage.to_lowercase());
    let views = ["Department's view", "What its rows show", "Reached"];
    let subject = spoken.plan.words.spoken("Subject");
    let rows = book.rows_of("Approaches in full", &[&subject, views[0], views[1], views[2]]);
    assert_eq!(rows.len(), spoken.subjects.len());
    for row in rows {
        let own = spoken.of(&row[&subject]);
        if let Some(silent) = own.silent {
            for heading in views.iter().copied().chain(["All that stands open", "Worth sharing"]) {
                assert_eq!(row[heading], silent, "{heading}: {row:?}");
            }
            assert_eq!(row[&counted], silent, "{row:?}");
            continue;
        }
        let (view, rows, reached) = (&row[views[0]], &row[views[1]], &row[views[2]]);
        assert_eq!(view == "not answered", !own.checklist, "{row:?}");
        assert_eq!(rows == "not answered", own.blank.len() == own.scoped, "{row:?}");
        for stage in &own.blank {
            assert!(reached.contains(stage) && reached.contains("not answered"), "{stage}: {row:?}");
            assert!(row[&counted].lines().any(|line| line == format!("{stage}: not answered")), "{stage}: {row:?}");
            for line in row["All that stands open"].lines().filter(|line| line.starts_with(&format!("{stage}:"))) {
                assert!(line.contains("not answered") && !line.contains(" of "), "{stage}: {row:?}");
            }
        }
    }
}

fn on_coverage(spoken: &Spoken<'_>, book: &Book) {
    let rows = book.rows_of("Coverage", &["Ref", "Outcome"]);
    assert_eq!(rows.len(), spoken.plan.outcomes.len() + 1);
    for row in &rows {
        for own in &spoken.subjects {
            let (name, whole) = (&own.subject.name, format!("{}: {}", own.department.name, own.subject.name));
            let cell = row.get(name).or_else(|| row.get(&whole)).unwrap_or_else(|| panic!("no {name} in {row:?}"));
            let is_silent = match spoken.plan.outcome(&row["Ref"]) {
                Some(outcome) => own.is_asked(outcome) && !own.covered.contains(&outcome.reference),
                None => own.covered.is_empty() && !own.stages.is_empty(),
            };
            // A sum says the same in a word that its narrow column has room for.
            let told =
                SILENT.contains(&cell.as_str()) || row["Ref"] == "all" && ["empty", "blank"].contains(&cell.as_str());
            assert!(!is_silent || told, "{name}: {cell} at {}", row["Ref"]);
        }
        let dedicated = &row["Dedicated time"];
        let is_silent = !spoken.dedicated.contains(&row["Ref"]) && spoken.plan.outcome(&row["Ref"]).is_some()
            || spoken.dedicated.is_empty();
        let told = SILENT.contains(&dedicated.as_str())
            || row["Ref"] == "all" && ["empty", "blank"].contains(&dedicated.as_str());
        assert!(!is_silent || told, "dedicated: {dedicated} at {}", row["Ref"]);
    }
}

/// Nobody silent is named but as one who is to answer.
fn only_to_answer(spoken: &Spoken<'_>, silent: impl Fn(&Spoke<'_>) -> bool, suggestion: &str) {
    let waits = |sentence: &&str| {
        [" answered", " returned", " came back empty", " not count"].iter().any(|words| sentence.contains(words))
    };
    let words = common::unquoted(suggestion);
    for sentence in words.split(". ").filter(|one| !waits(one)) {
        let named = spoken.named_in(sentence).into_iter().find(|own| silent(own));
        assert!(named.is_none(), "{} in {suggestion}", named.expect("one").subject.name);
    }
}

fn on_gaps(spoken: &Spoken<'_>, book: &Book) {
    let plan = spoken.plan;
    let (learners, cohorts) = (&plan.words.learners, &plan.words.cohorts);
    let rows = book.rows_of("Gaps", &["Order", "Gap", "Ref", "A suggestion"]);
    assert!(!rows.is_empty());
    // What SLT is sent names those who are closest in the suggestion alone.
    for row in rows {
        let is_known = !row["Gap"].starts_with("Not known yet");
        if let Some(outcome) = plan.outcome(&row["Ref"]) {
            let silent = spoken.silent_on(&outcome.reference);
            assert!(!is_known || silent.is_empty(), "{row:?}");
            let has_not = |own: &Spoke<'_>| silent.iter().any(|one| one.subject.name == own.subject.name);
            if row["Gap"] != "Covered later, but not in the outcome it builds on" {
                let near = row.get("Who is closest");
                assert!(near.is_none_or(|near| !spoken.named_in(near).into_iter().any(has_not)), "{row:?}");
                only_to_answer(spoken, has_not, &row["A suggestion"]);
            }
            continue;
        }
        let of = plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
        let own: Vec<_> = of
            .filter(|(stage, cohort)| if row["Ref"] == stage.code { true } else { row["Ref"] == cohort.code })
            .filter(|(stage, _)| row[&plan.words.stage] == stage.name)
            .collect();
        assert!(!own.is_empty(), "{row:?}");
        let open = own.iter().any(|(stage, cohort)| spoken.is_open(stage, cohort));
        assert!(!is_known || spoken.leader && !open, "{row:?}");
        let stage = &own[0].0.code;
        let of_records = row["Ref"] == *stage;
        let has_not = |one: &Spoke<'_>| {
            let is_taught = one.stages.iter().any(|own| own.code == *stage);
            is_taught && !one.speaks_at(plan, stage) && !(of_records && one.has_records)
        };
        let near = row.get("Who is closest");
        assert!(near.is_none_or(|near| !spoken.named_in(near).into_iter().any(has_not)), "{row:?}");
        only_to_answer(spoken, has_not, &row["A suggestion"]);
    }
    let miss = format!("{cohorts} that do not meet it");
    for row in book.rows_of("Gaps", &["Order", "Who covers it", "Ref", &miss]) {
        let outcome = plan.outcome(&row["Ref"]).expect("an outcome");
        let stage = plan.stage(&outcome.stage).expect("a stage");
        let silent = spoken.silent_on(&outcome.reference);
        let heading = row.keys().find(|heading| heading.to_lowercase() == format!("{learners} who do not meet it"));
        let missing = count_of(&row, heading.expect("a heading"));
        let closed = stage.cohorts.iter().filter(|cohort| !silent.iter().any(|one| one.teaches(stage, cohort)));
        let most: u32 = closed.map(|cohort| cohort.in_scope).sum();
        assert!(missing <= usize::try_from(most).expect("small"), "{missing} of at most {most}: {row:?}");
        let known = row[&miss].split("Not known of").next().unwrap_or_default();
        let known = known.split("all but").next().unwrap_or_default();
        for cohort in &stage.cohorts {
            let is_open = silent.iter().any(|one| one.teaches(stage, cohort));
            let named = known.split([',', ':']).flat_map(|one| one.split(" and ")).any(|one| one.trim() == cohort.name);
            assert!(!(is_open && named), "{}: {row:?}", cohort.name);
        }
        let has_not = |own: &Spoke<'_>| silent.iter().any(|one| one.subject.name == own.subject.name);
        only_to_answer(spoken, has_not, &row["A suggestion"]);
    }
}

fn on_reach(spoken: &Spoken<'_>, book: &Book) {
    let plan = spoken.plan;
    let gave = "Of these, gave numbers";
    let (subject, teach) = (plan.words.spoken("Subject"), plan.words.spoken("Subjects that teach it"));
    let taking = plan.words.spoken("Taking the subject");
    let by_cohort = book.rows_of("Reach", &[&plan.words.cohort, &teach, gave]);
    assert_eq!(by_cohort.len(), plan.stages.iter().map(|stage| stage.cohorts.len()).sum::<usize>());
    for row in by_cohort {
        let of = plan.stages.iter().filter(|stage| row[&plan.words.stage] == stage.name);
        let mut of = of.flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
        let (stage, cohort) =
            of.find(|(_, cohort)| cohort.name == row[&plan.words.cohort]).expect("a cohort of the plan");
        let teaching = spoken.subjects.iter().filter(|one| one.teaches(stage, cohort));
        assert_eq!(count_of(&row, &teach), teaching.clone().count(), "{row:?}");
        let numbers = teaching.filter(|one| one.numbers.contains(&cohort.reference)).count();
        assert!(count_of(&row, gave) <= numbers, "{row:?}");
        let banded: usize = plan.bands.iter().map(|band| count_of(&row, &format!("{} reached in", band.name))).sum();
        assert!(banded <= count_of(&row, gave), "{row:?}");
    }
    let by_subject = book.rows_of("Reach", &[&plan.words.cohort, &subject, &taking, "Band"]);
    assert!(by_subject.len() >= spoken.subjects.len());
    for row in by_subject {
        let own = spoken.of(&row[&subject]);
        let stage = plan.stages.iter().find(|stage| stage.name == row[&plan.words.stage]).expect("a stage");
        let cohort = stage.cohorts.iter().find(|one| one.name == row[&plan.words.cohort]).expect("a cohort");
        if own.teaches(stage, cohort) && !own.numbers.contains(&cohort.reference) {
            for heading in ["Reached, of those taking", "Band"] {
                assert!(SILENT.contains(&row[heading].as_str()), "{heading}: {row:?}");
            }
        }
    }
}

/// Subjects counted as having nothing for a cohort are at most those that said something at its stage.
fn on_compass(spoken: &Spoken<'_>, book: &Book) {
    let plan = spoken.plan;
    let rows = book.rows(&["What is asked", "What is counted"]);
    assert!(rows.len() > 10);
    for row in rows {
        if !row["What is asked"].starts_with("In how many") {
            continue;
        }
        for (heading, cell) in &row {
            let of = plan.stages.iter().flat_map(|stage| stage.cohorts.iter().map(move |cohort| (stage, cohort)));
            let own: Vec<_> = of
                .filter(|(stage, cohort)| match heading.as_str() {
                    whole if whole.starts_with("The whole ") => !stage.overlay,
                    name if name == stage.name => true,
                    name => name == cohort.name || name == format!("{} ({})", cohort.name, stage.code),
                })
                .collect();
            let Some((named, rest)) = cell.split_once(" of ").filter(|_| !own.is_empty()) else { continue };
            let number = |text: &str| -> usize { text.trim().parse().unwrap_or_else(|_| panic!("{cell}")) };
            let mut parts = rest.split(';');
            let all = number(parts.next().unwrap_or_default());
            let known: usize =
                parts.map(|part| number(part.split_whitespace().next().unwrap_or_default())).sum::<usize>()
                    + number(named);
            let answered = spoken.subjects.iter().filter(|one| {
                let mut taught = own.iter().filter(|(stage, cohort)| one.teaches(stage, cohort)).peekable();
                taught.peek().is_some() && taught.any(|(stage, _)| one.speaks_at(plan, &stage.code))
            });
            let nothing = all.checked_sub(known).unwrap_or_else(|| panic!("{heading}: {cell}"));
            assert!(nothing <= answered.clone().count(), "{heading}: {cell} in {row:?}; {}", answered.count());
        }
    }
}

/// The plain words of a draft.
fn plain(message: &[u8]) -> String {
    let text = String::from_utf8_lossy(message).replace("=\r\n", "").replace("\r\n", "\n");
    let text = text.split("Content-Type: text/html").next().unwrap_or_default().to_owned();
    [("=E2=80=9C", "“"), ("=E2=80=9D", "”"), ("=E2=80=A6", "…"), ("=E2=80=99", "’")]
        .iter()
        .fold(text, |text, (coded, sign)| text.replace(coded, sign))
}

fn in_mail(spoken: &Spoken<'_>, below: usize, message: &str) {
    let after = |heading: &str| {
        message.split(&format!("\n{heading}\n")).nth(1).map(|rest| rest.split("\n\n").next().unwrap_or_default())
    };
    let body = message.split("text/plain").nth(1).and_then(|rest| rest.split("\n\n").nth(1));
    position(spoken, below, body.unwrap_or_else(|| panic!("no position in {message}")));
    for heading in ["THE BIGGEST GAP", "THE TWO BIGGEST GAPS", "THE THREE BIGGEST GAPS"] {
        for line in after(heading).unwrap_or_default().lines() {
            // An outcome is named by how it begins.
            let begins = line.split(['“', '”']).nth(1).expect("a quote").trim_end_matches('…');
            let mut meant = spoken.plan.outcomes.iter().filter(|outcome| outcome.title.starts_with(begins));
            assert!(meant.any(|outcome| spoken.silent_on(&outcome.reference).is_empty()), "{line}");
        }
    }
    for (heading, question) in [("WORTH COPYING", "Worth sharing"), ("SINCE LAST ROUND", "Since last round")] {
        after(heading).unwrap_or_default().lines().for_each(|line| sentence(spoken, question, line));
    }
}

#[test]
fn nothing_negative_is_said_of_what_nobody_answered() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        for seed in 0..ROUNDS {
            let mut results = round(&plan, seed * 7 + 1);
            if seed % 2 == 1 {
                results.last = Some(Last::Read(LastRound::of(&round(&plan, seed * 7 + 2))));
            }
            let spoken = spoken(&plan, &serde_json::to_value(report::check(&results)).expect("JSON"));
            eprintln!("{} {seed}: {} of {} judged", setting.word(), spoken.judged(), spoken.subjects.len());
            for own in &spoken.subjects {
                *seen.entry(own.silent.unwrap_or("judged")).or_default() += 1;
                *seen.entry("blank stages").or_default() += if own.silent.is_none() { own.blank.len() } else { 0 };
            }
            let mut picture = Picture::new(&results, demo::TODAY);
            let document = serde_json::to_value(report::consolidate(&picture)).expect("JSON");
            in_json(&spoken, &document);
            let below = |said: &&Value| text(said, "reached") == "none" && said["held_by_silence"] == false;
            let below = each(&document, "subjects").iter().filter(below).count();
            let working = matrix::workbook(&picture).expect("drawn");
            picture.is_shared = true;
            let shared = matrix::workbook(&picture).expect("drawn");
            let working = Book::open(&working);
            for book in [&working, &Book::open(&shared)] {
                on_summary(&spoken, below, book);
                on_approaches(&spoken, book);
                on_coverage(&spoken, book);
                on_gaps(&spoken, book);
            }
            on_approaches_in_full(&spoken, &working);
            on_reach(&spoken, &working);
            on_compass(&spoken, &working);
            for packed in pack::workbooks(&picture).expect("drawn").iter().filter(|one| one.is_for_governors) {
                let book = Book::open(&packed.bytes);
                let rows = book.pairs();
                let at = rows.iter().find(|(label, _)| label == "Where are we?").expect("a position");
                position(&spoken, below, &at.1);
                rows.iter().for_each(|(label, told)| sentence(&spoken, label, told));
            }
            let matrix = Attachment { name: "matrix.xlsx".to_owned(), bytes: Vec::new() };
            in_mail(&spoken, below, &plain(&email::slt(&picture, &matrix).bytes));
        }
    }
    for state in ["no return", "returned empty", "not answered", "judged", "blank stages"] {
        assert!(seen.get(state).is_some_and(|times| *times > 20), "too tame: {seen:?}");
    }
}
