//! What lay in a round's folder, read once: the plan, what came back, what was issued, what is ours.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::layout::{Earlier, Forms};
use crate::names::{Folder, audits};
use crate::plan::file::File;
use crate::plan::{MessageKind, Plan};
use crate::returns::{Copied, Last, Results};
use crate::shelf::{Rel, Shelf};

use super::earlier::{self, kept_plan};
use super::error::told;
use super::issued::{Issuance, workbook};
use super::kept::Copies;
use super::ours::Ours;
use super::post::Post;
use super::settled::Settled;
use super::text::text;
use super::told::Told;
use super::typed::Found;
use super::verb::{Look, Verb};
use super::{Hears, Progress, RoundError, agreed, came, last, typed};

/// What lay there, as far as the verbs look.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What a person calls the round's folder.
    folder: PathBuf,
    /// Which file the plan is.
    pub(super) found: Found,
    /// The plan as it was typed.
    pub(super) typed: File,
    /// The plan with its forms.
    pub(super) forms: Forms,
    pub(super) settled: Settled,
    /// Whether there is a folder of returns.
    pub(super) has_returns: bool,
    /// Whether any workbook was made.
    pub(super) has_workbooks: bool,
    pub(super) results: Arc<Results>,
    pub(super) issuance: Issuance,
    pub(super) copies: Copies,
    pub(super) before: Before,
    pub(super) ours: Ours,
    pub(super) told: Told,
    pub(super) post: Post,
}

/// The returns by the plan as it was when the workbooks were written.
#[derive(Clone, Debug, Default)]
pub enum Before {
    /// Judged by the plan of that time.
    Known(Arc<Results>),
    /// No copy of it was kept.
    #[default]
    NotKept,
    /// Its copy cannot be read, and why.
    Unread(String),
}

impl Snapshot {
    /// Reads what the verbs look at, on a day.
    ///
    /// # Errors
    /// When there is no plan, or two, or one with faults; when a folder cannot be listed.
    pub fn of(shelf: &dyn Shelf, verbs: &[Verb], today: Date, progress: Hears<'_>) -> Result<Snapshot, RoundError> {
        let typed::Typed { file: typed, plan, found } = typed::plan(shelf)?;
        let forms = earlier::forms(shelf, plan);
        let mut settled = Settled::read(shelf)?;
        for verb in verbs {
            if let Verb::Check { settle } = verb {
                settle.iter().try_for_each(|one| settled.settle(shelf, &forms, one))?;
            }
        }
        let looks = |look: Look| verbs.iter().any(|verb| verb.looks_at().contains(&look));
        let last = if looks(Look::Last) { last::read(shelf, forms.plan(), today) } else { None };
        let forms = match &last {
            Some(Last::Read(last)) => {
                let before = last.results.before(&forms);
                forms.beside(before)
            }
            Some(Last::Unread(_)) | None => forms,
        };
        let returns =
            if looks(Look::Returns) { came::returns(shelf, &forms, &settled, today, progress)? } else { Vec::new() };
        let mut results = Results::new(&forms, returns);
        results.last = last;
        if let Some(last) = results.last_round().filter(|_| verbs.iter().any(Verb::is_of_plan)) {
            typed::replaces(shelf, &found, &typed, forms.plan(), &last.results.plan)?;
        }
        let issuance =
            if looks(Look::In(Folder::Workbooks)) { Issuance::read(shelf, forms.plan())? } else { Issuance::default() };
        let copies = if looks(Look::Copies) { Copies::read(shelf)? } else { Copies::default() };
        let mut ours = Ours::default();
        for folder in [Folder::Corrections, Folder::Matrix, Folder::Pack, Folder::Programme, Folder::Email] {
            if looks(Look::In(folder)) {
                ours.look(shelf, folder)?;
            }
        }
        if looks(Look::Agreed) {
            let Copied { steps, lost } = agreed::read(shelf, forms.plan())?;
            (results.agreed, results.unagreed) = (steps, lost);
        }
        let told = Told::read(shelf)?;
        let post =
            if looks(Look::In(Folder::Email)) { Post::read(shelf, forms.plan(), &told)? } else { Post::default() };
        let has_returns = shelf.is_there(&Rel::of(Folder::Returns));
        let has_workbooks = has_workbooks(shelf, forms.plan());
        let results = Arc::new(results);
        let before = if looks(Look::Before) { before(shelf, &settled, today, &results) } else { Before::NotKept };
        let folder = shelf.shown(&Rel::root());
        Ok(Snapshot {
            folder,
            found,
            typed,
            forms,
            settled,
            has_returns,
            has_workbooks,
            results,
            issuance,
            copies,
            before,
            ours,
            told,
            post,
        })
    }

    /// Looks again at what lies in the folder beside the returns, once something was written there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look_again(&mut self, shelf: &dyn Shelf) -> Result<(), RoundError> {
        self.told = Told::read(shelf)?;
        self.post = Post::read(shelf, self.forms.plan(), &self.told)?;
        self.has_workbooks = has_workbooks(shelf, self.plan());
        Ok(())
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        self.forms.plan()
    }

    /// The departments, by code, whose invitation waits to be sent.
    pub fn waiting_invitations(&self) -> Vec<String> {
        let is_waiting = |code: &&str| self.post.waiting_for(MessageKind::Invitation, code).next().is_some();
        let codes = self.plan().departments.iter().map(|department| department.code.as_str());
        codes.filter(is_waiting).map(str::to_owned).collect()
    }

    /// Which file the plan is.
    pub fn plan_at(&self) -> &Rel {
        &self.found.at
    }

    /// The returns by the plan as it was when the workbooks were written, where that was looked at.
    pub fn before(&self) -> &Before {
        &self.before
    }

    /// Everything the returns say, judged.
    pub fn results(&self) -> &Arc<Results> {
        &self.results
    }

    /// A place as a person finds it.
    pub(super) fn shown(&self, at: &Rel) -> PathBuf {
        at.in_folder(&self.folder)
    }
}

/// Whether any workbook of the plan was made.
fn has_workbooks(shelf: &dyn Shelf, plan: &Plan) -> bool {
    audits(plan).iter().any(|name| shelf.is_there(&workbook(name)))
}

/// The returns by the copy of the plan that was kept beside the workbooks; where the plan is as it was, they are the same.
fn before(shelf: &dyn Shelf, settled: &Settled, today: Date, results: &Arc<Results>) -> Before {
    let now = &results.forms;
    let at = kept_plan();
    let read = shelf.look(&at).map_err(RoundError::from);
    let read = read.and_then(|bytes| bytes.map(|bytes| text(shelf, &at, &bytes)).transpose());
    let read = typed::framework(shelf).and_then(|beside| Ok((read?, beside)));
    let plan = match read.map(|(text, beside)| text.map(|text| earlier::read_copy(&text, beside.as_ref()))) {
        Ok(None) => return Before::NotKept,
        Ok(Some(Ok((_, plan)))) => plan,
        Ok(Some(Err(faults))) => return Before::Unread(told(&shelf.shown(&at), &faults)),
        Err(error) => return Before::Unread(error.to_string()),
    };
    if plan == *results.plan {
        return Before::Known(Arc::clone(results));
    }
    // Workbooks that were issued since the round was renamed are of the same round.
    let mut labels = now.earlier().map(|earlier| earlier.labels.clone()).unwrap_or_default();
    if !labels.is_empty() {
        labels.push(now.plan().round.label.clone());
    }
    let forms = Forms::new(plan).after(Earlier { labels, forms: None });
    match came::returns(shelf, &forms, settled, today, &|_: Progress| {}) {
        Ok(returns) => Before::Known(Arc::new(Results::new(&forms, returns))),
        Err(error) => Before::Unread(error.to_string()),
    }
}
