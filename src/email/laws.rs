//! What holds for every mail, whatever came back and however much is asked: short, the point first, no machine words, and
//! the same in both versions.

use jiff::civil::date;
use mail_parser::{Message, MessageParser};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::answers::audit::{Audit, ChecklistRow, Coverage, OutcomeRow, StepRow, Support, Tick};
use crate::answers::{Read, Record, RowPlace};
use crate::change::Change;
use crate::demo;
use crate::layout::{answers_of, step_ref};
use crate::picture::told::position;
use crate::plan::{LEADER, Setting, resolve};
use crate::returns::{Incoming, Recognised, Saved, settle};
use crate::scope::drawn;

/// The most words of a mail to SLT.
const SLT_WORDS: usize = 220;

/// The most words of a mail to a department, but for what a correction lists; the department's name is one of them.
const WORDS: usize = 120;

/// What a subject has at most beside the department's name: one of 22 letters makes it 60.
const SUBJECT: usize = 38;

const DAYS: [Date; 3] = [date(2026, 12, 1), date(2026, 12, 11), date(2026, 12, 15)];

fn read(draft: &Draft) -> Message<'_> {
    MessageParser::default().parse(&draft.bytes).expect("a message")
}

/// The plain text, with the line ends of a text.
fn plain(message: &Message<'_>) -> String {
    message.body_text(0).expect("a text").replace("\r\n", "\n")
}

fn file() -> Attachment {
    Attachment { name: "Careers matrix 2026-12-15.xlsx".to_owned(), bytes: vec![1] }
}

fn incoming(code: &str, answers: crate::answers::Answers) -> Incoming {
    let recognised = Recognised::Audit { code: code.to_owned(), read: Read { answers, ..Read::default() } };
    Incoming { file: format!("{code}.xlsx"), saved: Saved::said("2026-12-09T10:00:00Z"), recognised }
}

/// The words of a text as they are read, without what numbers and marks lines.
fn spoken(text: &str) -> Vec<String> {
    let is_mark =
        |word: &&str| *word != "-" && word.strip_suffix('.').is_none_or(|number| number.parse::<u32>().is_err());
    text.split_whitespace().filter(is_mark).map(str::to_lowercase).collect()
}

/// A page without its tags.
fn untagged(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let body = format!("<{body}");
    let plain: String =
        body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| format!(" {text}")).collect();
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Whether a word is one that only the machine or the Careers Leader knows: a ref, a digest, a statement's code.
fn is_machine_word(plan: &Plan, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_ref = plan.outcomes.iter().any(|outcome| outcome.reference == word);
    let is_statement = plan.checklist.iter().any(|item| item.reference == word);
    is_ref || is_statement || plan.fingerprint.starts_with(word) && word.len() > 5
}

fn holds_for_all(draft: &Draft, plan: &Plan, department: Option<&Department>) {
    let message = read(draft);
    let (subject, text) = (message.subject().expect("a subject"), plain(&message));
    let names = department.map_or(0, |department| department.name.chars().count());
    let most = if department.is_some() { SUBJECT + names } else { 60 };
    assert!(subject.chars().count() <= most, "{} letters: {subject}", subject.chars().count());
    assert!(!text.contains(['{', '}']) && !subject.contains(['{', '}']), "{subject}\n{text}");
    if !text.contains("\n1. ") || department.is_none() {
        assert!(text.split_whitespace().all(|word| !is_machine_word(plan, word)), "{text}");
    }
    if let Some(html) = message.body_html(0).filter(|_| message.html_body_count() > 0 && department.is_none()) {
        assert_eq!(spoken(&untagged(&html)), spoken(&text));
    }
}

fn holds_for_slt(picture: &Picture<'_>) {
    let plan = picture.plan;
    let draft = slt(picture, &file());
    holds_for_all(&draft, plan, None);
    let message = read(&draft);
    let text = plain(&message);
    let words = text.split_whitespace().count();
    assert!(words <= SLT_WORDS, "{words} words: {text}");
    assert!(text.starts_with(&line::one_line(&position(picture.results))), "{text}");
    for absent in ["your rows", "our view", "Edition", "error", "quer", "tep ", "in all. "] {
        assert!(!text.to_lowercase().contains(&absent.to_lowercase()), "{absent} in {text}");
    }
    let at = |heading: &str| text.find(&format!("\n{heading}\n"));
    let order = ["TO DECIDE", "MISSING"].map(|heading| at(heading).expect("told"));
    let gaps = ["GAPS", "THE BIGGEST GAP", "THE TWO BIGGEST GAPS", "THE THREE BIGGEST GAPS"].into_iter().find_map(at);
    assert!(order[0] < order[1] && Some(order[1]) < gaps, "{text}");
    assert_eq!(message.attachment_count(), 1);
    let (decisions, point) = (summary::decisions(picture).count(), message.subject().expect("a subject"));
    assert_eq!(point.starts_with(&format!("{decisions} decision")), decisions > 0, "{point}");
}

/// What is asked in so many words, of so many steps.
fn steps(plan: &Plan, asks: &[(usize, Option<i8>)]) -> Vec<StepRow> {
    let word =
        "We would like to ask for a little more time to plan careers with every single department of the school ";
    plan.steps
        .iter()
        .zip(asks)
        .map(|(step, (words, due))| {
            let ask: Vec<&str> = word.split(' ').cycle().take(*words).collect();
            StepRow {
                ask: Some(ask.join(" ")),
                due: due.map(|day| date(2027, 1, day)),
                ..StepRow::blank(RowPlace { subject: None, row: step_ref(step) })
            }
        })
        .collect()
}

fn asks() -> impl Strategy<Value = Vec<(usize, Option<i8>)>> {
    prop::collection::vec((1..60_usize, prop::option::of(1..28_i8)), 0..=9)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn slt_reads_little_however_much_is_asked_and_whoever_returned(
        setting in select(vec![Setting::Mainstream, Setting::Send, Setting::College]),
        asks in asks(), dropped in subsequence((0..16_usize).collect::<Vec<_>>(), 0..16), today in select(DAYS.to_vec()),
    ) {
        let plan = resolve(&demo::school(setting.built_in())).expect("no fault");
        let forms = Forms::new(plan);
        let sent = demo::returns(&forms).into_iter().enumerate().filter(|(at, sent)| !dropped.contains(at) && sent.department != LEADER);
        let mut came: Vec<Incoming> = sent.map(|(_, sent)| incoming(&sent.department, sent.answers)).collect();
        if !asks.is_empty() {
            let own = Audit { steps: steps(forms.plan(), &asks), ..Audit::default() };
            came.push(incoming(LEADER, answers_of(&own)));
        }
        let results = Results::new(&forms, settle(&forms, came));
        holds_for_slt(&Picture::new(&results, today));
    }

    #[test]
    fn slt_reads_little_of_a_small_school_and_of_a_large_one(
        departments in 1..20_usize, each in 1..4_usize, asks in asks(), returned in 0..20_usize, long in 1..12_usize,
    ) {
        let subjects = (0..departments).flat_map(|of| (0..each).map(move |own| format!("| D{of} | Subject {of} {own} {} | KS3, KS4 |\n", "of words ".repeat(long.min(5)))));
        let table = "| Department | Subject | Stages |\n".to_owned() + &subjects.collect::<String>();
        let mut plan = drawn::plan("| Ref   |\n| KS3-1 |\n| KS3-2 |\n| KS4-1 |\n| KS4-2 |", &table);
        for (of, outcome) in plan.outcomes.iter_mut().enumerate() {
            outcome.title = format!("Outcome {of}: {}", "say who uses what is learnt, and where ".repeat(long));
        }
        let forms = Forms::new(plan);
        let wants = Audit { support: vec![Support { cpd: Some("Routes".to_owned()), ..Support::default() }], ..Audit::default() };
        let mut came: Vec<Incoming> =
            forms.plan().departments.iter().take(returned).map(|own| incoming(&own.code, answers_of(&wants))).collect();
        came.push(incoming(LEADER, answers_of(&Audit { steps: steps(forms.plan(), &asks), ..Audit::default() })));
        let results = Results::new(&forms, settle(&forms, came));
        holds_for_slt(&Picture::new(&results, DAYS[2]));
    }
}

/// *Not yet* beside everything that a department is asked.
fn bare(plan: &Plan, department: &Department) -> crate::answers::Answers {
    let mut audit = Audit::default();
    for subject in &department.subjects {
        let place = |row: &str| RowPlace { subject: Some(subject.name.clone()), row: row.to_owned() };
        let asked = crate::scope::asked(plan, department, subject);
        audit.outcomes.extend(asked.map(|outcome| OutcomeRow {
            coverage: Some(Coverage::NotYet),
            ..OutcomeRow::blank(place(&outcome.reference))
        }));
        audit.checklist.extend(
            plan.checklist
                .iter()
                .map(|item| ChecklistRow { answer: Some(Tick::NotYet), ..ChecklistRow::blank(place(&item.reference)) }),
        );
    }
    answers_of(&audit)
}

#[test]
fn every_mail_to_a_department_is_short_and_says_by_when_in_its_first_lines() {
    let (mut told, mut all, mut changed) = (0, 0, 0);
    for setting in Setting::ALL {
        let forms = Forms::new(resolve(&demo::school(setting.built_in())).expect("no fault"));
        let plan = forms.plan();
        let sent: Vec<Incoming> =
            demo::returns(&forms).into_iter().map(|sent| incoming(&sent.department, sent.answers)).collect();
        let results = Results::new(&forms, settle(&forms, sent));
        let nothing = Results::new(&forms, Vec::new());
        // The same school in other years, and one of which nothing is left in place.
        let others: Vec<Results> = demo::Year::rounds(demo::MOST_ROUNDS)
            .into_iter()
            .map(|year| demo::returns_in(&forms, year))
            .map(|sent| sent.into_iter().map(|sent| incoming(&sent.department, sent.answers)).collect())
            .chain([plan.departments.iter().map(|own| incoming(&own.code, bare(plan, own))).collect()])
            .map(|came| Results::new(&forms, settle(&forms, came)))
            .collect();
        let (mut received, mut moved) = (0, 0);
        for (department, today) in plan.departments.iter().flat_map(|department| DAYS.map(|today| (department, today)))
        {
            let workbook = Attachment { name: names::audit(Some(department)), bytes: vec![1] };
            let chasers = [&results, &nothing].map(|results| chaser(results, department, &workbook, today));
            let answer = results.counting(&department.code).map(|entry| {
                let drawn = crate::correct::workbook(&forms, entry, today).expect("drawn");
                drawn.map_or_else(
                    || receipt(&forms, department, entry, None, today),
                    |one| correction(&forms, department, entry, (&one, &workbook), today),
                )
            });
            // A receipt that says what changed since a round, however much did and whichever way.
            let all_is_well = answer.as_ref().is_some_and(|draft| draft.kind == MessageKind::Receipt);
            let since = others.iter().filter(|_| all_is_well).filter_map(|then| {
                let entry = results.counting(&department.code)?;
                let change = Change::since(then, &[], &results);
                let plain = receipt(&forms, department, entry, None, today);
                let told = receipt(&forms, department, entry, Some(&change), today);
                received += 1;
                moved += usize::from(told.bytes.len() > plain.bytes.len());
                Some(told)
            });
            let since: Vec<Draft> = since.collect();
            let invited = invitation(&forms, department, &workbook, today);
            for draft in chasers.into_iter().chain([answer, invited]).flatten().chain(since) {
                holds_for_all(&draft, plan, Some(department));
                let message = read(&draft);
                let text = plain(&message);
                let words = text.replace(&department.name, "Art").split_whitespace().count();
                let points = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
                assert!(points > 0 || words <= WORDS, "{words} words: {text}");
                let first = text.split("\n\n").nth(1).expect("a first paragraph");
                let by = plan.round.back_by(today);
                let is_asked = draft.kind != MessageKind::Receipt;
                let says = [crate::words::weekday(by), crate::words::day(by)].iter().any(|day| first.contains(day));
                assert_eq!(says, is_asked, "{first}");
                assert!(by >= today && text.starts_with("Dear "), "{text}");
                told += 1;
            }
        }
        all += received;
        changed += moved;
    }
    assert!(changed > 10 && changed * 2 > all, "{changed} of {all} receipts say what changed");
    assert!(told > 100, "{told} are too few");
}

#[test]
fn one_thing_two_things_and_none_are_said_as_people_say_them() {
    let plan = drawn::plan("| Ref |\n| KS3-1 |", "| Department | Subject | Stages |\n| HUM | History | KS3 |");
    let forms = Forms::new(plan);
    let finding =
        |number: usize| crate::finding::Finding::of_file(crate::finding::Code::Unanswered, format!("It is {number}."));
    let said = |open: usize, things: usize| {
        let open: Vec<_> = (0..open).map(finding).collect();
        let words = Words { open: &open, things, ..Words::to(&forms, &forms.plan().departments[0], DAYS[2]) };
        words.most()
    };
    assert_eq!(said(0, 0), "");
    assert_eq!(said(1, 1), "It is this:");
    assert_eq!(said(2, 2), "They are these:");
    assert_eq!(said(3, 3), "They are these:");
    assert_eq!(said(4, 4), "The three that matter most:");
    assert_eq!(said(2, 7), "The two that matter most:", "one fault in many cells");
    assert_eq!(said(1, 2), "What matters most:");
}
