//! How a subject stands, and the figures that say why.

use super::highest;
use super::sentence::{self, Figure, Short, told};
use crate::answers::audit::Tick;
use crate::plan::{Approach, Department, Plan, Rules, Subject};
use crate::words::{either, list};

/// How a subject stands; five things that are never merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its department sent nothing back.
    NoReturn,
    /// Its department sent a workbook back with nothing in it.
    ReturnedEmpty,
    /// Its department returned, and this subject left blank all that it is asked.
    NotAnswered,
    /// It returned, and no stage of it has an outcome in scope.
    NotJudged,
    /// It is judged.
    Judged {
        /// The highest approach whose checklist, and that of those below, is all *Yes*.
        claimed: Option<Approach>,
        /// The highest approach whose evidence rules, and those below, hold in every stage.
        evidenced: Option<Approach>,
    },
}

impl Standing {
    /// What is said where nobody has said anything.
    pub const NOT_ANSWERED: &'static str = "not answered";

    /// What is said where silence alone holds a subject back.
    pub const NOT_FULLY: &'static str = "not fully answered";

    /// Whether it is judged at all.
    pub fn is_judged(self) -> bool {
        match self {
            Standing::Judged { .. } => true,
            Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => false,
        }
    }

    /// The lower of claimed and evidenced; `None` where nothing is reached or nothing is judged.
    pub fn reached(self) -> Option<Approach> {
        match self {
            Standing::Judged { claimed, evidenced } => claimed.min(evidenced),
            Standing::NoReturn | Standing::ReturnedEmpty | Standing::NotAnswered | Standing::NotJudged => None,
        }
    }

    /// What it has reached, in a teacher's words; of one that is not judged, why not.
    pub fn in_words(self, plan: &Plan) -> String {
        let words = match self {
            Standing::Judged { .. } => return in_words(plan, self.reached()),
            Standing::NoReturn => "no return",
            Standing::ReturnedEmpty => "returned empty",
            Standing::NotAnswered => Standing::NOT_ANSWERED,
            Standing::NotJudged => "not judged",
        };
        words.to_owned()
    }

    /// The word of `claimed` in JSON.
    pub fn claimed_word(self) -> &'static str {
        self.word(|claimed, _| claimed)
    }

    /// The word of `evidenced` in JSON.
    pub fn evidenced_word(self) -> &'static str {
        self.word(|_, evidenced| evidenced)
    }

    /// The word of `reached` in JSON.
    pub fn reached_word(self) -> &'static str {
        self.word(Option::min)
    }

    fn word(self, pick: fn(Option<Approach>, Option<Approach>) -> Option<Approach>) -> &'static str {
        match self {
            Standing::NoReturn => "no-return",
            Standing::ReturnedEmpty => "returned-empty",
            Standing::NotAnswered => "not-answered",
            Standing::NotJudged => "not-judged",
            Standing::Judged { claimed, evidenced } => pick(claimed, evidenced).map_or("none", Approach::key),
        }
    }
}

/// What a subject has reached that does not reach the first approach yet: `Not yet Foundation`.
pub fn below(plan: &Plan) -> String {
    format!("Not yet {}", plan.name_of(Approach::Foundation))
}

/// What comes next for a subject that is not judged.
pub const NOTHING_IN_SCOPE: &str = "Nothing to do: no outcome is in scope here this year.";

/// What was reached, in a teacher's words.
pub fn in_words(plan: &Plan, reached: Option<Approach>) -> String {
    reached.map_or_else(|| below(plan), |approach| plan.name_of(approach).to_owned())
}

/// A stage whose own evidence supports more than the subject reached: worth sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pocket {
    /// The stage's code.
    pub stage: String,
    /// The highest approach that its evidence supports.
    pub approach: Approach,
}

/// A needed statement of a checklist that is not answered *Yes*.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// Its ref.
    pub reference: String,
    /// The approach that needs it.
    pub approach: Approach,
    /// What it states.
    pub statement: String,
    /// What is answered.
    pub answer: Option<Tick>,
}

impl OpenItem {
    /// What is said of it to the head of a department.
    pub fn sentence(&self) -> String {
        sentence::named(&self.reference, &self.statement) + &sentence::answered(self.approach, self.answer)
    }

    /// What others are told of it, in the statement's own words: `not done yet: “The routes we describe …”`.
    pub fn told(&self) -> String {
        format!("{}: “{}”", sentence::stands(self.answer), sentence::stated(&self.statement))
    }
}

/// The evidence rule of an approach in a stage where it does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRule {
    /// The approach that is wanted.
    pub wanted: Approach,
    /// What the rule counted there.
    pub figures: StageFigures,
    /// How many outcomes it needs.
    pub needed: usize,
    /// How many more are short of counting, way by way, the nearest to counting first; each at least one.
    pub short: Vec<(Short, usize)>,
}

impl OpenRule {
    /// Whom a row about careers or routes is still to name, where that holds the subject back.
    fn unnamed(&self) -> String {
        match self.wanted {
            Approach::Foundation if !self.figures.unnamed.is_empty() => {
                sentence::unnamed(&self.figures.stage, &self.figures.unnamed)
            }
            Approach::Foundation | Approach::Across | Approach::Enriched => String::new(),
        }
    }

    /// What is said of it to the head of a department.
    pub fn sentence(&self) -> String {
        let figure = |more: usize| {
            move |figure| match figure {
                Figure::InScope => self.figures.in_scope,
                Figure::Counted => self.figures.counted(self.wanted),
                Figure::Needed => self.needed,
                Figure::More => more,
            }
        };
        let stage = &self.figures.stage;
        if !self.figures.is_answered {
            return told(&sentence::blank(), stage, figure(0));
        }
        let short = self.short.iter().map(|(short, more)| told(&short.parts(self.wanted), stage, figure(*more)));
        let counted = self.figures.counted(self.wanted) < self.needed;
        let counted = counted.then(|| told(&sentence::rule(self.wanted), stage, figure(0)));
        let counted: String = counted.into_iter().chain(short).collect();
        let unnamed = self.unnamed();
        if counted.is_empty() || unnamed.is_empty() { counted + &unnamed } else { format!("{counted} {unnamed}") }
    }
}

/// What a subject left blank of what it is judged on: silence, which is never a no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blank {
    /// The codes of the stages in scope of whose asked outcomes no row has a coverage.
    pub stages: Vec<String>,
    /// Whether no statement of the checklist is answered.
    pub checklist: bool,
}

impl Blank {
    /// `KS4 and the checklist are not answered`, where anything is blank.
    pub fn told(&self) -> Option<String> {
        self.of(str::to_owned)
    }

    /// The same for others, with the stages by their names.
    pub fn told_in(&self, plan: &Plan) -> Option<String> {
        self.of(|stage| plan.stage_name(stage).to_owned())
    }

    fn of(&self, name: impl Fn(&str) -> String) -> Option<String> {
        let mut parts: Vec<String> = self.stages.iter().map(|stage| name(stage)).collect();
        parts.extend(self.checklist.then(|| "the checklist".to_owned()));
        let verb = either(parts.len(), "is", "are");
        (!parts.is_empty()).then(|| format!("{} {verb} not answered", list(&parts)))
    }
}

/// What the rule counted at one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageFigures {
    /// The stage's code.
    pub stage: String,
    /// Outcomes in scope; a stage with none is left out of the rules.
    pub in_scope: usize,
    /// Whether any row about what is asked here has a coverage.
    pub is_answered: bool,
    /// Of these, highlighted or more, in place.
    pub level1: usize,
    /// Of these, taught or more, in place, on a row that names unit and term.
    pub level2: usize,
    /// Of these, taught with employers, in place, and named by an employer record that counts.
    pub level3: usize,
    /// The names of the cohorts that the first rule misses: no row in place about careers or routes names them.
    pub unnamed: Vec<String>,
}

impl StageFigures {
    /// How many outcomes count for an approach.
    pub fn counted(&self, approach: Approach) -> usize {
        match approach {
            Approach::Foundation => self.level1,
            Approach::Across => self.level2,
            Approach::Enriched => self.level3,
        }
    }

    /// How many outcomes an approach needs here.
    pub fn needed(&self, approach: Approach, rules: &Rules) -> usize {
        match approach {
            Approach::Foundation => rules.foundation_share.of(self.in_scope),
            Approach::Across => rules.across_share.of(self.in_scope),
            Approach::Enriched => rules.enriched_outcomes,
        }
    }

    /// How many more outcomes an approach needs here; none where nothing is in scope.
    pub fn short_of(&self, approach: Approach, rules: &Rules) -> usize {
        if self.in_scope == 0 { 0 } else { self.needed(approach, rules).saturating_sub(self.counted(approach)) }
    }

    /// Whether the rule of an approach holds in a stage with anything in scope.
    pub fn holds(&self, approach: Approach, rules: &Rules) -> bool {
        self.counts_enough(approach, rules) && (approach != Approach::Foundation || self.unnamed.is_empty())
    }

    /// Whether enough outcomes count.
    pub fn counts_enough(&self, approach: Approach, rules: &Rules) -> bool {
        self.counted(approach) >= self.needed(approach, rules)
    }

    /// The highest approach that this stage's own evidence supports.
    pub(super) fn supports(&self, rules: &Rules) -> Option<Approach> {
        highest(|approach| self.holds(approach, rules))
    }
}

/// The judgement of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The department's code.
    pub department: String,
    /// The subject's name.
    pub subject: String,
    /// How it stands.
    pub standing: Standing,
    /// The needed statements, not answered *Yes*, that hold it back from the approach above the one it reached.
    pub open: Vec<OpenItem>,
    /// The evidence rules that hold it back from it, stage by stage.
    pub short: Vec<OpenRule>,
    /// What it left blank; nothing where nothing came back at all.
    pub blank: Blank,
    /// Stages that support more than the subject reached.
    pub pockets: Vec<Pocket>,
    /// The figures of every stage taught this year, overlay stages left out.
    pub stages: Vec<StageFigures>,
}

impl Verdict {
    /// The approach that the subject reached.
    pub fn reached(&self) -> Option<Approach> {
        self.standing.reached()
    }

    /// Whether nothing but silence holds it back: all that is open was left without an answer. Then it is not known how
    /// far it has come, and nobody says that it is not there yet.
    pub fn is_held_by_silence(&self) -> bool {
        let open = self.open.iter().all(|item| item.answer.is_none());
        let short = self.short.iter().all(|rule| !rule.figures.is_answered);
        self.standing.is_judged() && self.blank != Blank::default() && open && short
    }

    /// Whether it is known not to have reached the first approach.
    pub fn is_below(&self) -> bool {
        self.standing.is_judged() && self.reached().is_none() && !self.is_held_by_silence()
    }

    /// Whether its rows say anything: some stage in scope was not left blank.
    pub fn shows_rows(&self) -> bool {
        self.stages.iter().any(|stage| stage.in_scope > 0 && stage.is_answered)
    }

    /// How it stands by its checklist; one that is left blank claims nothing and denies nothing.
    pub fn own_view(&self) -> Standing {
        let is_blank = self.standing.is_judged() && self.blank.checklist;
        if is_blank { Standing::NotAnswered } else { self.standing }
    }

    /// How it stands by its rows, where it has answered at any stage.
    pub fn by_its_rows(&self) -> Standing {
        let is_blank = self.standing.is_judged() && !self.shows_rows();
        if is_blank { Standing::NotAnswered } else { self.standing }
    }

    /// What holds it back, one sentence each: the statements first, then the rules.
    pub fn next(&self) -> Vec<String> {
        self.open.iter().map(OpenItem::sentence).chain(self.short.iter().map(OpenRule::sentence)).collect()
    }
}

/// The verdict of a subject that answered nothing: no return, or an empty one.
pub fn without_answers(department: &Department, subject: &Subject, standing: Standing) -> Verdict {
    Verdict {
        department: department.code.clone(),
        subject: subject.name.clone(),
        standing,
        open: Vec::new(),
        short: Vec::new(),
        blank: Blank::default(),
        pockets: Vec::new(),
        stages: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::drawn;

    #[test]
    fn every_standing_has_its_words_in_json() {
        let judged = |claimed, evidenced| Standing::Judged { claimed, evidenced };
        let words = |standing: Standing| [standing.claimed_word(), standing.evidenced_word(), standing.reached_word()];
        assert_eq!(words(Standing::NoReturn), ["no-return"; 3]);
        assert_eq!(words(Standing::ReturnedEmpty), ["returned-empty"; 3]);
        assert_eq!(words(Standing::NotAnswered), ["not-answered"; 3]);
        assert_eq!(words(Standing::NotJudged), ["not-judged"; 3]);
        let mixed = judged(Some(Approach::Enriched), Some(Approach::Across));
        assert_eq!(words(mixed), ["enriched", "across", "across"]);
        assert_eq!(words(judged(None, Some(Approach::Foundation))), ["none", "foundation", "none"]);
    }

    #[test]
    fn a_subject_without_answers_has_a_standing_and_nothing_else() {
        let plan = drawn::plan(
            "| Ref   |
             | KS3-1 |",
            "| Department | Subject | Stages |
             | HUM        | History | KS3    |",
        );
        let (department, subject) = drawn::subject(&plan, "History");
        let verdict = without_answers(department, subject, Standing::NoReturn);
        assert_eq!((verdict.department.as_str(), verdict.subject.as_str()), ("HUM", "History"));
        assert_eq!((verdict.standing, verdict.reached()), (Standing::NoReturn, None));
        assert!(verdict.next().is_empty() && verdict.pockets.is_empty() && verdict.stages.is_empty());
    }
}
