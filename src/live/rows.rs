//! What each row says of itself: how many things are open in it, and in words which.

use super::Computed;
use super::approach::Judged;
use super::cells::{NONE, absolute, quoted};
use super::desk::Desk;
use super::doubts::Doubts;
use super::flags::{Flag, Tells, off, open, plain, unread};
use super::lines::{Book, GIVE, Line, Lines, MISSING, OPEN, SENSES, WORDS, begun};
use super::seen::Seen;
use super::sense::UNREAD;
use super::term::{Term, sum};
use super::words;
use crate::key::SlotKey;
use crate::layout::{Form, Need, Spec};

/// An area with what its rows say.
pub(super) struct Told<'b, 'a> {
    pub(super) lines: &'b Lines<'a>,
    pub(super) rows: Vec<OfRow>,
    /// The line in which the headings of its slots stand, side by side.
    pub(super) heads: u32,
}

/// What a row says.
pub(super) struct OfRow {
    /// How many things are open in it.
    pub(super) open: Term,
    /// How many cells are asked of it and blank.
    pub(super) missing: Term,
    /// The leftmost cell in which anything is.
    pub(super) first: Option<SlotKey>,
    /// What it says.
    pub(super) said: String,
    /// What stands in *To do*, where the area has that column.
    pub(super) shown: Option<Computed>,
}

/// A text as a formula gives it, and as it is now.
struct Said {
    formula: String,
    now: String,
}

/// Everything that the words of rows are made of.
pub(super) struct Rows<'b, 'a> {
    pub(super) form: &'a Form,
    pub(super) book: &'b Book<'a>,
    pub(super) doubts: &'b Doubts<'b, 'a>,
    pub(super) judged: &'b [Judged],
    pub(super) seen: &'b Seen<'a>,
}

impl<'b, 'a> Rows<'b, 'a> {
    /// Lays what the rows of every area say.
    pub(super) fn lay(&self, desk: &mut Desk<'a>) -> Vec<Told<'b, 'a>> {
        let mut told: Vec<Told<'b, 'a>> = self.book.areas.iter().map(|lines| self.of_area(desk, lines)).collect();
        for band in told.chunk_by_mut(|one, next| one.lines.is_beside(next.lines)) {
            if band.len() > 1 {
                self.of_band(desk, band);
            }
        }
        told
    }

    fn of_area(&self, desk: &mut Desk<'a>, lines: &'b Lines<'a>) -> Told<'b, 'a> {
        if lines.is_of_questions() {
            let rows = lines.rows.iter().map(|line| self.of_question(desk, lines, line)).collect();
            return Told { lines, rows, heads: 0 };
        }
        let heads = desk.take(2);
        let faults = heads + 1;
        desk.write(heads, 0, "headings");
        desk.write(faults, 0, "faults");
        for (column, spec) in (SENSES..).zip(lines.slots()) {
            let head = self.head(lines, spec.key);
            desk.write(heads, column, &head);
            desk.write(faults, column, &format!("{head}{}", unread(spec)));
        }
        let faults = desk.across(faults, SENSES..lines.free());
        let rows = lines.rows.iter().map(|line| self.of_row(desk, lines, line, &faults)).collect();
        Told { lines, rows, heads }
    }

    /// Lays what rows say that several areas share: the first of them shows it.
    fn of_band(&self, desk: &mut Desk<'_>, band: &mut [Told<'_, '_>]) {
        let rows = band.iter().map(|told| told.rows.len()).min().unwrap_or(0);
        let first = desk.take(rows);
        for (nth, at) in (0..rows).zip(first..) {
            let own: Vec<(&OfRow, String, String)> = band
                .iter()
                .filter_map(|told| {
                    let (row, line) = (told.rows.get(nth)?, told.lines.rows.get(nth)?);
                    let slot = told.lines.slots().first()?.key;
                    Some((row, self.head(told.lines, slot), desk.cell(line.at, WORDS)))
                })
                .collect();
            let said = band_words(&own);
            desk.write(at, 0, "row of several");
            desk.text(at, 1, said.formula, said.now.clone());
            let shown = Computed::text(format!("={}", desk.outside(at, 1)), said.now);
            if let Some(row) = band.first_mut().and_then(|told| told.rows.get_mut(nth)) {
                row.shown = Some(shown);
            }
        }
    }

    fn flags(&self, desk: &Desk<'_>, lines: &Lines<'_>, line: &Line<'_>) -> Vec<Flag> {
        let mut flags = plain(self.form, self.book, lines, line);
        flags.extend(self.doubts.of(desk, lines, line));
        let place = |flag: &Flag| lines.slots().iter().position(|spec| spec.key == flag.slot);
        flags.sort_by_key(place);
        flags
    }

    fn of_question(&self, desk: &mut Desk<'a>, lines: &Lines<'_>, line: &Line<'_>) -> OfRow {
        let flags = self.flags(desk, lines, line);
        let open = desk.term(line.at, OPEN, &open(&flags));
        let first = flags.iter().find(|flag| flag.is_open.now > 0).map(|flag| flag.slot);
        OfRow { open, missing: Term::known(0), first, said: String::new(), shown: None }
    }

    fn of_row(&self, desk: &mut Desk<'a>, lines: &Lines<'_>, line: &Line<'_>, faults: &str) -> OfRow {
        let flags = self.flags(desk, lines, line);
        let of = |is_it: fn(&Tells) -> bool| flags.iter().filter(move |flag| is_it(&flag.tells));
        let blank: Vec<&Flag> = of(|tells| matches!(tells, Tells::Blank)).collect();
        let missing = open(blank.iter().copied());
        let is_one_of_several = lines.area.beside.is_some();
        let missing =
            if blank.len() > 1 || is_one_of_several { desk.term(line.at, MISSING, &missing) } else { missing };
        let senses = desk.across(line.at, SENSES..lines.free());
        let unread = open(of(|tells| matches!(tells, Tells::Unread))).now;
        let unread = Term::of(["COUNTIF(", &senses, ",", &UNREAD.to_string(), ")"].concat(), unread);
        let doubtful = open(of(|tells| matches!(tells, Tells::Doubt(..))));
        let open = desk.term(line.at, OPEN, &sum([&missing, &unread, &doubtful]));
        let first = flags.iter().find(|flag| flag.is_open.now > 0).map(|flag| flag.slot);

        let quiet = self.quiet(lines, line);
        let mut parts = vec![self.first_unread(lines, line, &unread, (&senses, faults))];
        for flag in &flags {
            if let Tells::Doubt(formula, now) = &flag.tells {
                let head = self.head(lines, flag.slot);
                let between = quoted(&format!("{}{head}", words::BETWEEN));
                let now = if flag.is_open.now > 0 { format!("{}{head}{now}", words::BETWEEN) } else { String::new() };
                let formula = ["IF(", flag.is_open.formula(), ">0,", &between, "&", formula, ",\"\")"].concat();
                parts.push(Said { formula, now });
            }
        }
        parts.extend(self.give(desk, lines, line, &blank, &missing));
        let told: Vec<&str> = parts.iter().map(|part| part.formula.as_str()).collect();
        let start = words::BETWEEN.len();
        let from = (start + 1).to_string();
        let told = told.join("&");
        let formula = ["IF(", open.formula(), "=0,", &quiet.formula, ",MID(", &told, ",", &from, ",250))"].concat();
        let told: String = parts.iter().map(|part| part.now.as_str()).collect();
        let now = if open.now == 0 { quiet.now } else { told.get(start..).unwrap_or_default().to_owned() };
        desk.text(line.at, WORDS, formula, now.clone());
        let is_shown = lines.area.tells_rows() && !is_one_of_several;
        let shown = is_shown.then(|| Computed::text(shown(desk, lines, line), now.clone()));
        OfRow { open, missing, first, said: now, shown }
    }

    /// The heading of a slot, as it stands on the sheet.
    fn head(&self, lines: &Lines<'_>, slot: SlotKey) -> String {
        let column = lines.area.column_of(slot);
        column.map_or_else(String::new, |column| lines.area.heading(column, &self.form.words))
    }

    /// The leftmost cell that cannot be read.
    fn first_unread(&self, lines: &Lines<'_>, line: &Line<'_>, all: &Term, (senses, faults): (&str, &str)) -> Said {
        let between = words::BETWEEN;
        let formula =
            format!("IF({}=0,\"\",\"{between}\"&INDEX({faults},1,MATCH({UNREAD},{senses},0)))", all.formula());
        let is_it = |spec: &&&'static Spec| line.asked(spec.key).is_some_and(|sense| sense.now == UNREAD);
        let now = lines
            .slots()
            .iter()
            .find(is_it)
            .map_or_else(String::new, |spec| format!("{between}{}{}", self.head(lines, spec.key), unread(spec)));
        Said { formula, now }
    }

    /// What is blank and asked: `Give Term and Unit`.
    fn give(
        &self,
        desk: &mut Desk<'_>,
        lines: &Lines<'_>,
        line: &Line<'_>,
        blank: &[&Flag],
        missing: &Term,
    ) -> Option<Said> {
        let named = |slot: SlotKey| {
            let head = self.head(lines, slot);
            if slot == SlotKey::Reason { format!("a {head}") } else { head }
        };
        let is_first = |flag: &&Flag| {
            let mut specs = lines.slots().iter().filter(|spec| spec.key == flag.slot);
            specs.any(|spec| {
                spec.need == Need::OfLast || matches!(spec.need, Need::Always | Need::Ladder) && !line.row.is_spare()
            })
        };
        let verb = |flag: &&Flag| match (lines.area.beside, is_first(flag)) {
            (Some(_), _) => words::ANSWER_FOR,
            (None, true) => words::CHOOSE,
            (None, false) => words::GIVE,
        };
        let between = words::BETWEEN;
        match blank {
            [] => None,
            [only] => {
                let told = format!("{between}{}{}", verb(only), named(only.slot));
                let formula = format!("IF({}=0,\"\",{})", missing.formula(), quoted(&told));
                Some(Said { formula, now: if missing.now == 0 { String::new() } else { told } })
            }
            [_, ..] => {
                let mut parts = String::with_capacity(blank.len() * 120);
                for flag in blank {
                    let told = quoted(&[", ", &named(flag.slot)].concat());
                    let join = if parts.is_empty() { "IF(" } else { "&IF(" };
                    parts.extend([join, flag.is_open.formula(), ">0,", &told, ",\"\")"]);
                }
                let so_many = missing.formula();
                let none = ["IF(", so_many, "=0,\"", NONE, "\",SUBSTITUTE(MID("].concat();
                let formula = [&none, &*parts, ",3,200),\", \",\" and \",MAX(1,", so_many, "-1)))"].concat();
                let open = blank.iter().filter(|flag| flag.is_open.now > 0);
                let open: Vec<String> = open.map(|flag| named(flag.slot)).collect();
                let open: Vec<&str> = open.iter().map(String::as_str).collect();
                let told = crate::words::joined(&open, "and");
                desk.text(line.at, GIVE, formula, told.clone());
                let (choose, give) = (quoted(words::CHOOSE), quoted(words::GIVE));
                let firsts: Vec<&&Flag> = blank.iter().filter(|flag| is_first(flag)).collect();
                let picked = sum(firsts.iter().map(|flag| &flag.is_open));
                let (said, is_choice) = match firsts.as_slice() {
                    [] => (give, false),
                    _ => (format!("IF({}>0,{choose},{give})", picked.formula()), picked.now > 0),
                };
                let formula =
                    format!("IF({}=0,\"\",\"{between}\"&{said}&{})", missing.formula(), desk.cell(line.at, GIVE));
                let said = if is_choice { words::CHOOSE } else { words::GIVE };
                let now = if missing.now == 0 { String::new() } else { format!("{between}{said}{told}") };
                Some(Said { formula, now })
            }
        }
    }

    /// What a row says in which nothing is open.
    fn quiet(&self, lines: &Lines<'_>, line: &Line<'_>) -> Said {
        let word = |word: &str| Said { formula: quoted(word), now: word.to_owned() };
        let off = off(self.book, line);
        let is_always = |spec: &&&'static Spec| {
            line.asked(spec.key).is_some() && !line.row.is_spare() && matches!(spec.need, Need::Always | Need::Ladder)
        };
        match lines.slots().iter().find(is_always) {
            Some(_) if !line.row.waits() => either(&off, word(words::NO_NEED), word(words::DONE)),
            Some(spec) => {
                let below = line.row.approach().map_or(0, |approach| i64::from(approach.level()) - 1);
                let own = self.judged.iter().find(|own| line.row.subject.as_deref() == Some(own.subject.as_str()));
                let may = own.map_or(Term::known(1), |own| own.claimed.over(below - 1));
                let open = either(&may, word(words::OPTIONAL), word(words::NO_NEED));
                let answered = line.sense(spec.key).is(&[0]).not();
                either(&off, word(words::NO_NEED), either(&answered, word(words::DONE), open))
            }
            None => {
                let done = match line.asked(SlotKey::TookPlace) {
                    Some(took_place) => either(&took_place.is(&[0]), word(words::BEGUN), word(words::DONE)),
                    None => word(words::DONE),
                };
                let said = match &line.last {
                    Some(last) => last.is_said.clone(),
                    None => begun(lines, line, self.seen),
                };
                either(&said, done, word(words::OPTIONAL))
            }
        }
    }
}

fn either(is_it: &Term, one: Said, other: Said) -> Said {
    if is_it.is_never() {
        return other;
    }
    let now = if is_it.now > 0 { one.now } else { other.now };
    Said { formula: ["IF(", is_it.formula(), ">0,", &one.formula, ",", &other.formula, ")"].concat(), now }
}

/// What stands in *To do*. Where rows may be inserted, a row finds its words by its place among the others.
fn shown(desk: &Desk<'_>, lines: &Lines<'_>, line: &Line<'_>) -> String {
    if lines.takes_rows() {
        let words = desk.column_outside(lines.all(), WORDS);
        return format!("=INDEX({words},ROW()-ROW({}))", absolute(lines.area.top, 0));
    }
    ["=", &desk.outside(line.at, WORDS)].concat()
}

/// What several subjects' cells of one row say together: `Answer for Geography and RE`.
fn band_words(own: &[(&OfRow, String, String)]) -> Said {
    let between = words::BETWEEN;
    let missing = sum(own.iter().map(|(row, ..)| &row.missing));
    let open = sum(own.iter().map(|(row, ..)| &row.open));
    let names = own
        .iter()
        .map(|(row, head, _)| format!("IF({}>0,{},\"\")", row.missing.formula(), quoted(&format!(", {head}"))));
    let answer = format!(
        "IF({0}=0,\"\",{1}&SUBSTITUTE(MID({2},3,200),\", \",\" and \",MAX(1,{0}-1)))",
        missing.formula(),
        quoted(&format!("{between}{}", words::ANSWER_FOR)),
        names.collect::<Vec<_>>().join("&")
    );
    let others = own.iter().map(|(row, _, said)| {
        let (open, missing) = (row.open.formula(), row.missing.formula());
        format!("IF(({open}>0)*({missing}=0),\"{between}\"&{said},\"\")")
    });
    let told: Vec<String> = std::iter::once(answer).chain(others).collect();
    let each = |word: &str| -> String {
        own.iter().map(|(.., said)| format!("{said}={}", quoted(word))).collect::<Vec<_>>().join(",")
    };
    let quiet = format!(
        "IF(OR({}),{},IF(AND({}),{},{}))",
        each(words::OPTIONAL),
        quoted(words::OPTIONAL),
        each(words::NO_NEED),
        quoted(words::NO_NEED),
        quoted(words::DONE)
    );
    let formula = format!("IF({}=0,{quiet},MID({},{},250))", open.formula(), told.join("&"), between.len() + 1);
    let said: Vec<&str> = own.iter().map(|(row, ..)| row.said.as_str()).collect();
    let now = if open.now > 0 {
        let names = own.iter().filter(|(row, ..)| row.missing.now > 0).map(|(_, head, _)| head.as_str());
        let names: Vec<&str> = names.collect();
        let answer = format!("{}{}", words::ANSWER_FOR, crate::words::joined(&names, "and"));
        let others = own.iter().filter(|(row, ..)| row.open.now > 0 && row.missing.now == 0);
        let answer = (!names.is_empty()).then_some(answer);
        let parts: Vec<String> = answer.into_iter().chain(others.map(|(row, ..)| row.said.clone())).collect();
        parts.join(between)
    } else if said.contains(&words::OPTIONAL) {
        words::OPTIONAL.to_owned()
    } else if said.iter().all(|word| *word == words::NO_NEED) {
        words::NO_NEED.to_owned()
    } else {
        words::DONE.to_owned()
    };
    Said { formula, now }
}
