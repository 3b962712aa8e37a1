//! The next step of each subject as it was agreed: what the Careers Leader types into the working copy of the matrix.
//!
//! Several copies may have been typed into, and it may be agreed without one, in the round's own record. For each cell the
//! newest that says anything counts, so that nothing is lost; a dash takes back what an older one says.
//!
//! **Whatever was typed either goes on whole, or what of it does not is told where it stands.**

use jiff::Timestamp;
use jiff::civil::Date;

use crate::answers::Typed;
use crate::check;
use crate::fold::fold;
use crate::learner;
use crate::names;
use crate::plan::file::AgreedStep;
use crate::plan::{self, Plan, fit, is_nothing, may_be_due};
use crate::words::short_day;

/// The headings by which its cells are found again.
pub mod heads {
    /// The sheet.
    pub const SHEET: &str = "Agreed steps";
    /// Whose step it is.
    pub const SUBJECT: &str = "Subject";
    /// What was agreed.
    pub const STEP: &str = "Agreed step";
    /// Who sees to it.
    pub const OWNER: &str = "Owner";
    /// By when.
    pub const BY: &str = "By when";
    /// Which department's subject it is.
    pub const DEPARTMENT: &str = "Department";
    /// What was agreed after the round before.
    pub const LAST: &str = "Agreed last round";
    /// Whether that is done.
    pub const DONE: &str = "Done?";
    /// What its department says of it.
    pub const WHY: &str = "Why, in their words";
    /// What the matrix proposes.
    pub const PROPOSED: &str = "Proposed step";
    /// Who sees to careers there.
    pub const CHAMPION: &str = "Careers champion";
    /// What is printed there, and typed by nobody.
    pub const PRINTED: [&str; 6] = [DEPARTMENT, LAST, DONE, WHY, PROPOSED, CHAMPION];
}

/// So many letters a step may have, and so many whoever sees to it.
const MOST: [usize; 2] = [500, 120];

/// What was typed beside a subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// The subject, as the plan calls it.
    pub subject: String,
    /// What was agreed.
    pub step: Option<Typed>,
    /// Who sees to it.
    pub owner: Option<Typed>,
    /// By when.
    pub by: Option<Typed>,
    /// Where each of these cells stands, as far as it is known: the file, its sheet, the cell.
    pub at: [String; 3],
    /// What another says that does not count, since this was saved later: the heading of each cell, and a sentence.
    pub overruled: Vec<(&'static str, String)>,
}

/// What one source says, and when it was said, where that is known.
#[derive(Clone, Debug)]
pub struct Source {
    /// The file that says it.
    pub name: String,
    /// When it was said.
    pub said: Option<Timestamp>,
    /// Whether it was agreed in the page, and not typed into a working copy.
    pub is_record: bool,
    /// What it says.
    pub steps: Vec<Agreed>,
}

/// A working copy as it is read: what it says, and what of it goes nowhere, each told where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Copied {
    /// What it says, subject by subject.
    pub steps: Vec<Agreed>,
    /// What goes nowhere.
    pub lost: Vec<String>,
}

impl Source {
    /// Why what another says does not count where this says otherwise; none where this was drawn from the other, so that
    /// whoever changed it has seen what stood there.
    fn overrules(&self, other: &Source, said: &str) -> Option<String> {
        let said = learner::quoted(said);
        if other.is_record {
            return Some(format!(
                "{said} was agreed in the page, and a working copy that was saved later says otherwise, which counts. If \
                 that is not so, agree it in the page again."
            ));
        }
        let is_chosen = self.is_record || names::is_drawn_after(&self.name, &other.name);
        (!is_chosen).then(|| {
            format!(
                "{said} stands in '{}', and '{}', which was saved later, says otherwise and counts. If that is not so, \
                 type it there.",
                other.name, self.name
            )
        })
    }
}

impl Agreed {
    /// Its cells, each with its heading and where it stands.
    pub fn cells(&mut self) -> [(&'static str, &mut Option<Typed>, &mut String); 3] {
        let [step, owner, by] = &mut self.at;
        [(heads::STEP, &mut self.step, step), (heads::OWNER, &mut self.owner, owner), (heads::BY, &mut self.by, by)]
    }

    /// What counts of several sources, whatever their order.
    pub fn newest(mut sources: Vec<Source>) -> Vec<Agreed> {
        // Of two of one moment the record counts: a copy that was drawn then was drawn from it.
        sources.sort_by_key(|one| std::cmp::Reverse((one.said, one.is_record)));
        // Each with the source of each of its cells.
        let mut all: Vec<(Agreed, [&Source; 3])> = Vec::new();
        for source in &sources {
            for mut one in source.steps.iter().cloned() {
                let Some((known, from)) = all.iter_mut().find(|(known, _)| known.subject == one.subject) else {
                    all.push((one, [source; 3]));
                    continue;
                };
                let mut overruled = Vec::new();
                let pairs = known.cells().into_iter().zip(one.cells()).zip(from);
                for (((head, newer, place), (_, older, other)), from) in pairs {
                    let (Some(says), Some(said)) = (newer.as_ref().map(Typed::shown), older.as_ref().map(Typed::shown))
                    else {
                        if newer.is_none() {
                            *newer = older.take();
                            *place = std::mem::take(other);
                            *from = source;
                        }
                        continue;
                    };
                    if fold(&says) != fold(&said) && ![&says, &said].iter().any(|text| is_nothing(text)) {
                        overruled.extend(from.overrules(source, &said).map(|told| (head, told)));
                    }
                }
                // Of several that do not count, the newest.
                let is_new = |(head, _): &(&str, String)| known.overruled.iter().all(|(other, _)| other != head);
                let overruled: Vec<_> = overruled.into_iter().filter(is_new).collect();
                known.overruled.extend(overruled);
            }
        }
        let mut all: Vec<Agreed> = all.into_iter().map(|(one, _)| one).collect();
        for one in &mut all {
            for (_, cell, _) in one.cells() {
                *cell = cell.take().filter(|typed| !is_nothing(&typed.shown()));
            }
        }
        all.retain(|one| one.step.is_some() || one.owner.is_some() || one.by.is_some());
        all
    }

    /// It as the next round's plan has it, where a step is agreed.
    pub fn next(&self) -> Option<AgreedStep> {
        let [step, owner] = [(&self.step, MOST[0]), (&self.owner, MOST[1])].map(|(typed, most)| {
            let text = typed.as_ref().map(whole).unwrap_or_default();
            text.chars().take(most).collect::<String>()
        });
        (!step.is_empty()).then(|| AgreedStep { subject: self.subject.clone(), step, owner, due: self.due() })
    }

    /// What was agreed in a round that its next one's plan does not have, each told: agreed after that plan was begun.
    pub fn not_in(agreed: &[Agreed], plan: &Plan) -> Vec<String> {
        let is_there = |step: &AgreedStep| {
            let is_it = |own: &plan::AgreedStep| {
                fold(&own.subject) == fold(&step.subject) && fold(&own.step) == fold(&step.step)
            };
            plan.agreed.iter().any(is_it)
        };
        let told = |step: AgreedStep| format!("{}: {}", step.subject, learner::shareable(&step.step));
        agreed.iter().filter_map(Agreed::next).filter(|step| !is_there(step)).map(told).collect()
    }

    /// The day by which it is to be done, where it can be read.
    pub fn due(&self) -> Option<Date> {
        self.by.as_ref().and_then(check::day).filter(|day| may_be_due(*day))
    }

    /// What of it cannot be used as it was typed, each as a sentence.
    pub fn doubts(&self) -> Vec<String> {
        let [at_step, at_owner, at_by] = &self.at;
        let mut doubts = Vec::new();
        let mut say = |head: &str, at: &str, what: String| {
            let at = if at.is_empty() { String::new() } else { format!(" ({at})") };
            doubts.push(format!("{}, {head}{at}: {what}", self.subject));
        };
        if let Some(by) = self.by.as_ref().filter(|_| self.due().is_none()) {
            let told = match check::day(by) {
                Some(day) => format!("{} is a mistyped year. Write the date with the right year.", short_day(day)),
                None => format!("{} is no day. Write it like 14/03/2027.", learner::quoted(&by.shown())),
            };
            say(heads::BY, at_by, told);
        }
        let texts = [(heads::STEP, at_step, &self.step), (heads::OWNER, at_owner, &self.owner)];
        for ((head, at, typed), most) in texts.into_iter().zip(MOST) {
            let Some(typed) = typed else { continue };
            if let Typed::Error(left) = typed {
                let told = learner::quoted(left);
                say(
                    head,
                    at,
                    format!("{told} is no text but what a formula or a picture left there. Type it in words."),
                );
                continue;
            }
            let text = typed.shown();
            if let Some(sign) = learner::sign(&text) {
                say(head, at, format!("{} It is shown to nobody else till it is mended.", sign.told()));
            }
            if let Some((what, fix)) = fit::unfit(&text, false) {
                say(head, at, format!("{what}, and does not go on to the next round. {fix}"));
            }
            let letters = whole(typed).chars().count();
            if letters > most {
                say(head, at, format!("{letters} letters and signs. Only {most} go on to the next round."));
            }
        }
        for (head, told) in &self.overruled {
            say(head, "", told.clone());
        }
        if self.next().is_none() && (self.owner.is_some() || self.by.is_some()) {
            let at = if self.owner.is_some() { at_owner } else { at_by };
            say(heads::STEP, at, "somebody or a day is named, and no step.".to_owned());
        }
        doubts
    }
}

/// What a plan can hold of a cell, on one line: nothing of what is no text but an error.
fn whole(typed: &Typed) -> String {
    if let Typed::Error(_) = typed {
        return String::new();
    }
    fit::shorn(&typed.shown()).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn agreed(subject: &str, [step, owner, by]: [&str; 3]) -> Agreed {
        let typed = |text: &str| (!text.is_empty()).then(|| Typed::Text(text.to_owned()));
        Agreed {
            subject: subject.to_owned(),
            step: typed(step),
            owner: typed(owner),
            by: typed(by),
            ..Agreed::default()
        }
    }

    #[test]
    fn of_several_copies_the_newest_that_says_anything_counts_cell_by_cell() {
        let newest = vec![agreed("History", ["", "Head", ""]), agreed("Art", ["-", "", ""])];
        let older = vec![
            agreed("History", ["Visit", "Deputy", "14/03/2027"]),
            agreed("Art", ["Invite", "", ""]),
            agreed("Music", ["Sing", "", ""]),
        ];
        let copy = |said: i64, steps| Source {
            name: format!("Careers matrix 2026-12-0{said} working copy.xlsx"),
            said: Timestamp::from_second(said).ok(),
            is_record: false,
            steps,
        };
        let all = Agreed::newest(vec![copy(1, older), copy(2, newest)]);
        assert_eq!(all, [agreed("History", ["Visit", "Head", "14/03/2027"]), agreed("Music", ["Sing", "", ""])]);
        assert_eq!(all[0].due(), Some(date(2027, 3, 14)));
    }

    #[test]
    fn what_was_typed_last_counts_whether_in_a_copy_or_in_the_page_and_a_copy_that_overrules_the_page_is_told() {
        let source = |said: i64, is_record: bool, cells: [&str; 3]| Source {
            name: "a working copy.xlsx".to_owned(),
            said: Timestamp::from_second(said).ok(),
            is_record,
            steps: vec![agreed("History", cells)],
        };
        let cells = |all: &[Agreed]| -> Vec<String> {
            let shown = |typed: &Option<Typed>| typed.as_ref().map(Typed::shown).unwrap_or_default();
            all.iter().map(|one| format!("{}|{}|{}", shown(&one.step), shown(&one.owner), shown(&one.by))).collect()
        };
        for (sources, counts, doubts) in [
            // A copy that was drawn from the record says the same.
            (vec![source(1, true, ["Visit", "Head", "-"]), source(2, false, ["visit", "Head", ""])], "visit|Head|", 0),
            // What is agreed in the page later counts, and takes back as well.
            (vec![source(3, true, ["Invite", "-", "-"]), source(2, false, ["Visit", "Head", ""])], "Invite||", 0),
            // A copy that is saved later counts, and that is told once.
            (vec![source(1, true, ["Visit", "Head", "-"]), source(2, false, ["Invite", "", ""])], "Invite|Head|", 1),
            (
                vec![
                    source(1, true, ["Visit", "Head", "-"]),
                    source(2, true, ["Trip", "Head", "-"]),
                    source(3, false, ["Invite", "", ""]),
                ],
                "Invite|Head|",
                1,
            ),
            // What was said at one moment is the record's.
            (vec![source(1, false, ["Visit", "", ""]), source(1, true, ["Trip", "-", "-"])], "Trip||", 0),
        ] {
            let mut turned = sources.clone();
            turned.reverse();
            let all = Agreed::newest(sources);
            assert_eq!(cells(&all), [counts]);
            assert_eq!(cells(&Agreed::newest(turned)), [counts], "whatever their order");
            let told: Vec<String> = all.iter().flat_map(Agreed::doubts).collect();
            assert_eq!(told.len(), doubts, "{told:?}");
            assert!(told.iter().all(|one| one.contains("was agreed in the page")), "{told:?}");
        }
        assert!(Agreed::newest(vec![source(1, false, ["Visit", "", ""]), source(2, true, ["-", "-", "-"])]).is_empty());
    }

    #[test]
    fn of_two_copies_that_disagree_the_one_saved_later_counts_and_it_is_told_where_it_was_not_drawn_from_the_other() {
        let copy = |name: &str, said: i64, step: &str| Source {
            name: format!("Careers matrix {name}.xlsx"),
            said: Timestamp::from_second(said).ok(),
            is_record: false,
            steps: vec![agreed("History", [step, "", ""])],
        };
        let (first, second, next) = ("2026-12-15 working copy", "2026-12-15 working copy 2", "2026-12-18 working copy");
        for (older, newer, told) in [
            (first, next, 0),
            (first, second, 0),
            (second, first, 1),
            (next, first, 1),
            (first, "2026-12-15 working copy - HR", 1),
            ("2026-12-15 working copy (2)", next, 0),
        ] {
            let of = |step: &str| Agreed::newest(vec![copy(older, 1, step), copy(newer, 2, "Invite")]);
            let all = of("Visit");
            assert_eq!(all[0].next().map(|one| one.step).as_deref(), Some("Invite"));
            let doubts = all[0].doubts();
            assert_eq!(doubts.len(), told, "{older}, {newer}: {doubts:?}");
            assert!(doubts.iter().all(|one| one.contains(&format!("'Visit' stands in 'Careers matrix {older}.xlsx'"))));
            assert!(of("invite")[0].doubts().is_empty() && of("-")[0].doubts().is_empty());
        }
        let all = Agreed::newest(vec![copy(next, 1, "Ask"), copy(second, 2, "Visit"), copy(first, 3, "Invite")]);
        assert_eq!(all[0].doubts().len(), 1, "it is said once: {:?}", all[0].doubts());
    }

    #[test]
    fn what_cannot_be_used_as_it_was_typed_is_told() {
        let long = "x ".repeat(400);
        for (one, doubt) in [
            (agreed("Art", ["Visit", "", "soon"]), "Art, By when: 'soon' is no day."),
            (agreed("Art", ["", "Head", ""]), "Art, Agreed step: somebody or a day is named, and no step."),
            (agreed("Art", ["Help for pupil Jane Smith, 9B", "", ""]), "Art, Agreed step: A learner may be named here"),
            (agreed("Art", [&long, "", ""]), "Art, Agreed step: 799 letters and signs."),
        ] {
            let doubts = one.doubts();
            assert!(doubts.len() == 1 && doubts[0].starts_with(doubt), "{doubts:?}");
        }
        let fine = agreed("Art", ["Visit a studio", "Head of Art", "4 June 2027"]);
        assert_eq!(fine.doubts(), [""; 0]);
        let next = fine.next().expect("agreed");
        assert_eq!((next.step.as_str(), next.due), ("Visit a studio", Some(date(2027, 6, 4))));
    }
}
