//! The next step of each subject as it was agreed: what the Careers Leader types into the working copy of the matrix.
//!
//! Several copies may have been typed into, and it may be agreed without one, in the round's own record. For each cell the
//! newest that says anything counts, so that nothing is lost; a dash takes back what an older one says.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::answers::Typed;
use crate::check;
use crate::fold::fold;
use crate::learner;
use crate::plan::file::AgreedStep;
use crate::plan::{self, Plan, is_nothing};

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
    /// What was agreed in the page and is not what counts, since a working copy says otherwise that was saved later: the
    /// heading of each cell, and what it was.
    pub overruled: Vec<(&'static str, String)>,
}

/// What one source says, and when it was said, where that is known.
#[derive(Clone, Debug)]
pub struct Source {
    /// When it was said.
    pub said: Option<Timestamp>,
    /// Whether it was agreed in the page, and not typed into a working copy.
    pub is_record: bool,
    /// What it says.
    pub steps: Vec<Agreed>,
}

impl Agreed {
    /// Its cells, each with its heading.
    fn cells(&mut self) -> [(&'static str, &mut Option<Typed>); 3] {
        [(heads::STEP, &mut self.step), (heads::OWNER, &mut self.owner), (heads::BY, &mut self.by)]
    }

    /// What counts of several sources, whatever their order.
    pub fn newest(mut sources: Vec<Source>) -> Vec<Agreed> {
        // Of two of one moment the record counts: a copy that was drawn then was drawn from it.
        sources.sort_by_key(|one| std::cmp::Reverse((one.said, one.is_record)));
        let mut all: Vec<Agreed> = Vec::new();
        for Source { is_record, steps, .. } in sources {
            for mut one in steps {
                let Some(known) = all.iter_mut().find(|known| known.subject == one.subject) else {
                    all.push(one);
                    continue;
                };
                let mut overruled = Vec::new();
                for ((head, newer), (_, older)) in known.cells().into_iter().zip(one.cells()) {
                    let (Some(says), Some(said)) = (newer.as_ref().map(Typed::shown), older.as_ref().map(Typed::shown))
                    else {
                        *newer = newer.take().or_else(|| older.take());
                        continue;
                    };
                    if is_record
                        && fold(&says) != fold(&said)
                        && ![says, said.clone()].iter().any(|text| is_nothing(text))
                    {
                        overruled.push((head, said));
                    }
                }
                // Of several that were agreed in the page, what was agreed last.
                let is_new = |(head, _): &(&str, String)| known.overruled.iter().all(|(other, _)| other != head);
                let overruled: Vec<_> = overruled.into_iter().filter(is_new).collect();
                known.overruled.extend(overruled);
            }
        }
        for one in &mut all {
            for (_, cell) in one.cells() {
                *cell = cell.take().filter(|typed| !is_nothing(&typed.shown()));
            }
        }
        all.retain(|one| one.step.is_some() || one.owner.is_some() || one.by.is_some());
        all
    }

    /// It as the next round's plan has it, where a step is agreed.
    pub fn next(&self) -> Option<AgreedStep> {
        let text = |typed: &Option<Typed>, most: usize| -> String {
            let text = typed.as_ref().map(Typed::shown).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(most).collect()
        };
        let step = text(&self.step, MOST[0]);
        let owner = text(&self.owner, MOST[1]);
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
        self.by.as_ref().and_then(check::day)
    }

    /// What of it cannot be used as it was typed, each as a sentence.
    pub fn doubts(&self) -> Vec<String> {
        let subject = &self.subject;
        let mut doubts = Vec::new();
        let mut say = |head: &str, what: String| doubts.push(format!("{subject}, {head}: {what}"));
        if let Some(by) = self.by.as_ref().filter(|_| self.due().is_none()) {
            let typed = learner::quoted(&by.shown());
            say(heads::BY, format!("{typed} is no day. Write it like 14/03/2027."));
        }
        for ((head, typed), most) in [(heads::STEP, &self.step), (heads::OWNER, &self.owner)].into_iter().zip(MOST) {
            let Some(typed) = typed else { continue };
            let text = typed.shown();
            if let Some(sign) = learner::sign(&text) {
                say(head, format!("{} It is shown to nobody else till it is mended.", sign.told()));
            }
            let letters = text.chars().count();
            if letters > most {
                say(head, format!("{letters} letters and signs. Only {most} go on to the next round."));
            }
        }
        for (head, said) in &self.overruled {
            let said = learner::quoted(said);
            say(
                head,
                format!(
                    "{said} was agreed in the page, and a working copy that was saved later says otherwise, which counts. If \
                     that is not so, agree it in the page again."
                ),
            );
        }
        if self.step.is_none() {
            say(heads::STEP, "somebody or a day is named, and no step.".to_owned());
        }
        doubts
    }
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
            overruled: Vec::new(),
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
        let copy = |said: i64, steps| Source { said: Timestamp::from_second(said).ok(), is_record: false, steps };
        let all = Agreed::newest(vec![copy(1, older), copy(2, newest)]);
        assert_eq!(all, [agreed("History", ["Visit", "Head", "14/03/2027"]), agreed("Music", ["Sing", "", ""])]);
        assert_eq!(all[0].due(), Some(date(2027, 3, 14)));
    }

    #[test]
    fn what_was_typed_last_counts_whether_in_a_copy_or_in_the_page_and_a_copy_that_overrules_the_page_is_told() {
        let source = |said: i64, is_record: bool, cells: [&str; 3]| Source {
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
    fn what_cannot_be_used_as_it_was_typed_is_told() {
        let long = "x ".repeat(400);
        for (one, doubt) in [
            (agreed("Art", ["Visit", "", "soon"]), "Art, By when: 'soon' is no day."),
            (agreed("Art", ["", "Head", ""]), "Art, Agreed step: somebody or a day is named, and no step."),
            (agreed("Art", ["Help for pupil Jane Smith, 9B", "", ""]), "Art, Agreed step: A learner may be named here"),
            (agreed("Art", [&long, "", ""]), "Art, Agreed step: 800 letters and signs."),
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
