//! What changed between two rounds, over drawn rounds of every setting: one answer changes what it should and nothing else,
//! both rounds exchanged give the same the other way round, and silence gives no change at all.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test fails loudly")]

mod common;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use careers_audit::answers::Answers;
use careers_audit::answers::Read;
use careers_audit::answers::audit::{Audit, Coverage, OutcomeRow, Status};
use careers_audit::change::{Change, Level, Reason, Step};
use careers_audit::layout::answers_of;
use careers_audit::plan::{LEADER, Plan};
use careers_audit::returns::{Incoming, Recognised, Results, Saved, settle};
use careers_audit::scope;
use common::random::{self, Dice};
use common::thin;

/// So many pairs of rounds of each setting.
const ROUNDS: u64 = 5;

/// What everybody sent back, by the code of who did.
#[derive(Clone)]
struct Sent {
    audits: BTreeMap<String, Audit>,
    leader: Option<Answers>,
}

impl Sent {
    fn drawn(plan: &Plan, seed: u64) -> Sent {
        let audits = (1..).zip(&plan.departments);
        let audits = audits.map(|(own, one)| (one.code.clone(), random::audit(plan, one, seed * 100 + own)));
        let leader = random::answers(plan, &common::form(plan, LEADER), seed);
        Sent { audits: audits.collect(), leader: Some(leader) }
    }

    fn results(&self, plan: &Plan) -> Results {
        let departments = self.audits.iter().map(|(code, audit)| (code.clone(), answers_of(audit)));
        let leader = self.leader.clone().map(|answers| (LEADER.to_owned(), answers));
        let incoming = departments.chain(leader).map(|(code, answers)| {
            let read = Read { answers, ..Read::default() };
            let file = format!("{code}.xlsx");
            Incoming { file, saved: Saved::default(), recognised: Recognised::Audit { code, read } }
        });
        Results::new(&common::forms(plan), settle(&common::forms(plan), incoming.collect()))
    }
}

fn reversed(step: Step) -> Option<Step> {
    match step {
        Step::Up => Some(Step::Down),
        Step::Down => Some(Step::Up),
        Step::Level => Some(Step::Level),
        Step::NotCompared(_) => None,
    }
}

#[test]
fn both_rounds_exchanged_give_the_same_the_other_way_round() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        for seed in 0..ROUNDS {
            let rounds = if seed % 2 == 0 {
                [Sent::drawn(&plan, seed * 2 + 1), Sent::drawn(&plan, seed * 2 + 2)].map(|sent| sent.results(&plan))
            } else {
                [thin::round(&plan, seed * 2 + 1), thin::round(&plan, seed * 2 + 2)]
            };
            let [forth, back] = [(0, 1), (1, 0)].map(|(then, now)| Change::since(&rounds[then], &[], &rounds[now]));
            for (one, other) in forth.subjects.iter().zip(&back.subjects) {
                let at = format!("{} {seed}: {}", setting.word(), one.now.subject);
                *seen.entry(one.step.word()).or_default() += 1;
                match (one.step, other.step) {
                    (Step::NotCompared(_), Step::NotCompared(_)) => {}
                    (own, theirs) => assert_eq!(reversed(own), Some(theirs), "{at}"),
                }
                let outcomes = |why: &careers_audit::change::Why<'_>, is_turned: bool| {
                    let of = |one: &careers_audit::change::OutcomeMove<'_>| {
                        let (then, now) = if is_turned { (one.now, one.then) } else { (one.then, one.now) };
                        (one.outcome.reference.clone(), then, now)
                    };
                    why.outcomes.iter().map(of).collect::<Vec<_>>()
                };
                assert_eq!(outcomes(&one.why, false), outcomes(&other.why, true), "{at}");
                let statements = |why: &careers_audit::change::Why<'_>, is_turned: bool| {
                    let of = |one: &careers_audit::change::StatementMove<'_>| {
                        let (then, now) = if is_turned { (one.now, one.then) } else { (one.then, one.now) };
                        (one.item.reference.clone(), then, now)
                    };
                    why.statements.iter().map(of).collect::<Vec<_>>()
                };
                assert_eq!(statements(&one.why, false), statements(&other.why, true), "{at}");
                assert_eq!((&one.why.came, &one.why.went), (&other.why.went, &other.why.came), "{at}");
                assert_eq!((one.why.open_then, one.why.open_now), (other.why.open_now, other.why.open_then), "{at}");
            }
            let gaps = |change: &Change<'_>, is_turned: bool| {
                let of = |one: &careers_audit::change::GapMove<'_>| {
                    let (then, now) = if is_turned { (one.now, one.then) } else { (one.then, one.now) };
                    (one.outcome.reference.clone(), then, now)
                };
                change.gaps.iter().map(of).collect::<Vec<_>>()
            };
            assert_eq!(gaps(&forth, false), gaps(&back, true), "{} {seed}", setting.word());
            *seen.entry("gaps").or_default() += forth.gaps.len();
            let links = |change: &Change<'_>| change.links.iter().map(|one| (one.then, one.now)).collect::<Vec<_>>();
            let turned: Vec<_> = links(&back).into_iter().map(|(then, now)| (now, then)).collect();
            assert_eq!(links(&forth), turned);
            let reach = |change: &Change<'_>| change.reach.iter().map(|one| (one.then, one.now)).collect::<Vec<_>>();
            let turned: Vec<_> = reach(&back).into_iter().map(|(then, now)| (now, then)).collect();
            assert_eq!(reach(&forth), turned);
        }
    }
    eprintln!("{seen:?}");
    for kind in ["up", "down", "level", "not-compared", "gaps"] {
        assert!(seen.get(kind).is_some_and(|count| *count > 0), "no {kind} was drawn: {seen:?}");
    }
}

/// What is left of a round of which somebody did not say everything: returns, subjects, outcomes, statements, numbers and
/// cells are left out, and nothing is said otherwise.
fn silenced(plan: &Plan, sent: &Sent, dice: &mut Dice) -> Sent {
    let mut less = sent.clone();
    less.audits.retain(|_, _| !dice.often(12));
    if dice.often(30) {
        less.leader = None;
    }
    for (code, audit) in &mut less.audits {
        let department = plan.department(code).expect("a department");
        for subject in &department.subjects {
            let own = |place: &careers_audit::answers::RowPlace| place.subject.as_deref() == Some(&*subject.name);
            for outcome in &plan.outcomes {
                let about = |row: &OutcomeRow| {
                    own(&row.place)
                        && scope::row_outcome(plan, row).is_some_and(|one| one.reference == outcome.reference)
                };
                match dice.below(12) {
                    0 | 1 => audit.outcomes.retain(|row| !about(row)),
                    2 => audit.outcomes.iter_mut().filter(|row| about(row)).for_each(|row| row.status = None),
                    3 => audit.outcomes.iter_mut().filter(|row| about(row)).for_each(|row| row.unit = None),
                    _ => {}
                }
            }
            audit.checklist.retain(|row| !own(&row.place) || !dice.often(10));
            audit.reach.retain(|row| !own(&row.place) || !dice.often(20));
            if dice.often(20) {
                audit.employers.retain(|row| row.subject.as_deref() != Some(&*subject.name));
            }
            if dice.often(15) {
                audit.checklist.retain(|row| !own(&row.place));
            }
        }
    }
    less
}

#[test]
fn silence_gives_no_change() {
    let (mut open, mut level) = (0, 0);
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        for seed in 0..ROUNDS * 2 {
            let whole = Sent::drawn(&plan, seed + 50);
            let less = silenced(&plan, &whole, &mut Dice::new(seed + 7)).results(&plan);
            let whole = whole.results(&plan);
            for (then, now) in [(&whole, &less), (&less, &whole)] {
                let change = Change::since(then, &[], now);
                for moved in &change.subjects {
                    let at = format!("{} {seed}: {} {:?}", setting.word(), moved.now.subject, moved.step);
                    match moved.step {
                        Step::Up | Step::Down => panic!("{at}: {:?}", moved.why),
                        Step::Level => level += 1,
                        Step::NotCompared(reason) => {
                            let is_open = match reason {
                                Reason::LeftOpen { then, now } => then || now,
                                Reason::Then(_) | Reason::Now(_) => true,
                                Reason::New | Reason::AskedOtherwise => false,
                            };
                            assert!(is_open, "{at}");
                            open += 1;
                        }
                    }
                    assert!(moved.why.is_empty(), "{at}: {:?}", moved.why);
                }
                assert_eq!(change.gaps, [], "{} {seed}", setting.word());
                assert_eq!(change.links, [], "{} {seed}", setting.word());
                assert_eq!(change.reach, [], "{} {seed}", setting.word());
            }
        }
    }
    assert!(open > 20 && level > 20, "{open} left open and {level} level are too few to tell");
}

#[test]
fn one_answer_changes_what_it_should_and_nothing_else() {
    let mut steps = 0;
    for setting in common::SETTINGS {
        let plan = common::demo_plan_of(setting);
        for seed in 0..ROUNDS * 3 {
            let sent = Sent::drawn(&plan, seed + 90);
            let mut dice = Dice::new(seed + 3);
            let mut other = sent.clone();
            let codes: Vec<String> = other.audits.keys().cloned().collect();
            let audit = other.audits.get_mut(&dice.one(&codes)).expect("an audit");
            // A printed row that alone is about its outcome.
            let alone = |row: &OutcomeRow| {
                let about = scope::row_outcome(&plan, row).map(|one| &one.reference);
                let same = |other: &&OutcomeRow| {
                    other.place.subject == row.place.subject
                        && scope::row_outcome(&plan, other).map(|one| &one.reference) == about
                };
                let is_taught = scope::row_outcome(&plan, row).is_some_and(|outcome| {
                    row.place.subject.as_deref().is_some_and(|subject| !audit.is_off(subject, &outcome.stage))
                });
                is_taught
                    && row.outcome.is_none()
                    && row.coverage.is_some()
                    && audit.outcomes.iter().filter(same).count() == 1
            };
            let places: Vec<usize> = (0..audit.outcomes.len()).filter(|place| alone(&audit.outcomes[*place])).collect();
            if places.is_empty() {
                continue;
            }
            let row = &mut audit.outcomes[dice.one(&places)];
            let now = if row.coverage == Some(Coverage::Taught) && row.status == Some(Status::InPlace) {
                Coverage::Highlighted
            } else {
                Coverage::Taught
            };
            row.coverage = Some(now);
            row.status = Some(Status::InPlace);
            row.reason = None;
            row.unit.get_or_insert_with(|| "Castles".to_owned());
            row.term.get_or_insert_with(|| plan.terms[0].clone());
            let (subject, reference) = (row.place.subject.clone().expect("a subject"), row.place.row.clone());
            let (before, after) = (sent.results(&plan), other.results(&plan));
            let change = Change::since(&before, &[], &after);
            for moved in &change.subjects {
                let at = format!("{} {seed}: {} of {subject} {reference}", setting.word(), moved.now.subject);
                if moved.now.subject != subject {
                    assert!(moved.why.is_empty() && !matches!(moved.step, Step::Up | Step::Down), "{at}");
                    continue;
                }
                let why = &moved.why;
                assert!(why.statements.is_empty() && why.came.is_empty() && why.went.is_empty(), "{at}");
                let level = if now == Coverage::Taught { Level::Taught } else { Level::Highlighted };
                match why.outcomes.as_slice() {
                    // A row that did not say whether it is in place, or asked the Careers Leader, was open.
                    [] => assert!(why.open_then == 1, "{at}: {why:?}"),
                    [one] => assert!(one.outcome.reference == reference && one.now == level, "{at}: {one:?}"),
                    several => panic!("{at}: {several:?}"),
                }
                let order = moved.then.map(|then| moved.now.reached().cmp(&then.standing.reached()));
                match moved.step {
                    Step::Up => assert_eq!(order, Some(Ordering::Greater), "{at}"),
                    Step::Down => assert_eq!(order, Some(Ordering::Less), "{at}"),
                    Step::Level => assert_eq!(order, Some(Ordering::Equal), "{at}"),
                    Step::NotCompared(_) => {}
                }
                steps += 1;
            }
            let others: Vec<_> = change.gaps.iter().filter(|gap| gap.outcome.reference != reference).collect();
            // Another outcome may build on it.
            assert!(
                others.iter().all(|gap| gap.outcome.builds_on.as_deref() == Some(&*reference)),
                "{} {seed}: {others:?}",
                setting.word()
            );
            assert!(change.reach.is_empty());
        }
    }
    assert!(steps > 20, "{steps} are too few to tell");
}
