//! A slot: one column of a block (or one question of a form), with the field it fills and what it prints.

use crate::answers::Lens;
use crate::key::SlotKey;

use super::head::Head;
use super::lists::ListOf;
use super::origin::{Nothing, Origin};
use super::spec::{Holds, Live, Need, Spec};

/// What a slot prints in the rows that are printed.
pub(super) enum Shows<O: Origin> {
    /// Nothing: people fill it in, or the sheet computes it.
    Nothing,
    /// The row's ref; in a spare row too.
    Ref,
    /// A text of what the row is printed from.
    Text(for<'a, 'p> fn(&'a O::One<'p>) -> &'a str),
    /// The same, put together.
    Words(for<'a, 'p> fn(&'a O::One<'p>) -> String),
    /// The same, in some rows; in the others it is asked.
    Some(for<'a, 'p> fn(&'a O::One<'p>) -> Option<&'a str>),
}

/// One declared slot: its specification, the field it fills and what it prints.
pub(super) struct Slot<R: 'static, O: Origin = Nothing> {
    /// The specification.
    pub(super) spec: Spec,
    /// The field; none for what is printed or computed.
    pub(super) lens: Option<Lens<R>>,
    /// What it prints.
    pub(super) shows: Shows<O>,
    /// What it prints in a spare row.
    pub(super) in_spare: Option<&'static str>,
}

impl<O: Origin> Clone for Shows<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O: Origin> Copy for Shows<O> {}

impl<R, O: Origin> Clone for Slot<R, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, O: Origin> Copy for Slot<R, O> {}

impl<R, O: Origin> Slot<R, O> {
    /// The column of refs.
    pub(super) const fn reference(width: u16) -> Slot<R, O> {
        let mut slot = Slot::new(SlotKey::Id, None, Head::Plain("Ref"), width, Holds::Printed);
        slot.shows = Shows::Ref;
        slot
    }

    /// A column in which a text is printed.
    pub(super) const fn printed(
        key: SlotKey,
        head: Head,
        width: u16,
        text: for<'a, 'p> fn(&'a O::One<'p>) -> &'a str,
    ) -> Slot<R, O> {
        Slot::new(key, None, head, width, Holds::Printed).shows(text)
    }

    /// A column in which a text is printed that is put together.
    pub(super) const fn worded(
        key: SlotKey,
        head: Head,
        width: u16,
        words: for<'a, 'p> fn(&'a O::One<'p>) -> String,
    ) -> Slot<R, O> {
        let mut slot = Slot::new(key, None, head, width, Holds::Printed);
        slot.shows = Shows::Words(words);
        slot
    }

    /// A column that is computed in the sheet.
    pub(super) const fn live(key: SlotKey, head: &'static str, width: u16, live: Live) -> Slot<R, O> {
        Slot::new(key, None, Head::Plain(head), width, Holds::Live(live))
    }

    /// What was answered last time, in words.
    pub(super) const fn last_time(width: u16) -> Slot<R, O> {
        Slot::new(SlotKey::LastTime, None, Head::Plain("Last time"), width, Holds::Printed).late()
    }

    /// Whether what was answered last time is still so. It fills no field: what stands then are last round's answers.
    pub(super) const fn still_so() -> Slot<R, O> {
        Slot::new(SlotKey::StillSo, None, Head::Plain("Still so?"), 12, Holds::Choice(ListOf::StillSo))
            .need(Need::OfLast, 5)
            .help("Yes: last time's answer counts. Changed: fill in this row. No longer: it has ended. The row ALL answers for every row that is blank.")
            .late()
    }

    /// What became of what was planned last time.
    pub(super) const fn confirmed() -> Slot<R, O> {
        Slot::new(SlotKey::StillSo, None, Head::Plain("Still so?"), 13, Holds::Choice(ListOf::Confirmed))
            .need(Need::OfLast, 5)
            .help("Took place: it counts as it was planned, once its tests are answered. Still planned: it is to come. Changed: fill in this row. No longer: it counts for nothing.")
            .late()
    }

    /// A slot that people fill in.
    pub(super) const fn asked(lens: Lens<R>, head: Head, width: u16, holds: Holds) -> Slot<R, O> {
        Slot::new(lens.slot, Some(lens), head, width, holds)
    }

    /// A text of up to 300 characters under a plain heading.
    pub(super) const fn text(lens: Lens<R>, head: &'static str, width: u16) -> Slot<R, O> {
        Slot::asked(lens, Head::Plain(head), width, Holds::Text { most: 300 })
    }

    /// A choice from a list under a plain heading.
    pub(super) const fn choice(lens: Lens<R>, head: &'static str, width: u16, list: ListOf) -> Slot<R, O> {
        Slot::asked(lens, Head::Plain(head), width, Holds::Choice(list))
    }

    const fn new(key: SlotKey, lens: Option<Lens<R>>, head: Head, width: u16, holds: Holds) -> Slot<R, O> {
        let spec = Spec {
            key,
            head,
            help: "",
            need: Need::Optional,
            width,
            seconds: 0,
            holds,
            is_list: false,
            names_adults: false,
            joins: None,
            is_further: false,
            is_late: false,
        };
        Slot { spec, lens, shows: Shows::Nothing, in_spare: None }
    }

    /// The same slot with a prompt.
    pub(super) const fn help(mut self, help: &'static str) -> Slot<R, O> {
        self.spec.help = help;
        self
    }

    /// The same slot, in a column that workbooks issued earlier do not have.
    pub(super) const fn late(mut self) -> Slot<R, O> {
        self.spec.is_late = true;
        self
    }

    /// The same slot, which only adds another group of learners to those that a row names.
    pub(super) const fn further(mut self) -> Slot<R, O> {
        self.spec.is_further = true;
        self
    }

    /// The same slot, holding several texts.
    pub(super) const fn several(mut self) -> Slot<R, O> {
        self.spec.is_list = true;
        self
    }

    /// The same slot, in which grown-ups and firms are named.
    pub(super) const fn names_adults(mut self) -> Slot<R, O> {
        self.spec.names_adults = true;
        self
    }

    /// The same slot, of which two colleagues' answers both stand.
    pub(super) const fn joins(mut self, between: &'static str) -> Slot<R, O> {
        self.spec.joins = Some(between);
        self
    }

    /// The same slot, needed, and the seconds that answering takes.
    pub(super) const fn need(mut self, need: Need, seconds: u16) -> Slot<R, O> {
        self.spec.need = need;
        self.spec.seconds = seconds;
        self
    }

    /// The same slot holding a text of up to `most` characters.
    pub(super) const fn most(mut self, most: u16) -> Slot<R, O> {
        self.spec.holds = Holds::Text { most };
        self
    }

    /// The same slot; in a printed row its text is ours. (Said last: what comes after it would have to be told the types.)
    pub(super) const fn shows(mut self, text: for<'a, 'p> fn(&'a O::One<'p>) -> &'a str) -> Slot<R, O> {
        self.shows = Shows::Text(text);
        self
    }

    /// The same, where there is a text.
    pub(super) const fn shows_some(mut self, text: for<'a, 'p> fn(&'a O::One<'p>) -> Option<&'a str>) -> Slot<R, O> {
        self.shows = Shows::Some(text);
        self
    }

    /// The same slot with a text in spare rows.
    pub(super) const fn in_spare(mut self, text: &'static str) -> Slot<R, O> {
        self.in_spare = Some(text);
        self
    }
}
