//! A shelf of what lies in a folder of the browser: the page lists it and lends its bytes, and what is written stays here
//! until the page writes it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use careers_audit::shelf::{self, MOST_BYTES, Memory, Outcome, Rel, Shelf, ShelfError};
use jiff::{SignedDuration, Timestamp};

use crate::request::Lying;

/// Who has the files, and hears how far reading has come.
pub trait Lender: Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// The name that the browser gives to what went wrong.
    fn read(&self, at: &str) -> Result<Vec<u8>, String>;

    /// So many files were read, of so many.
    fn progress(&self, read: usize, of: usize);
}

/// What lies there, and what was written over it.
pub(crate) struct Lent<'l> {
    lender: &'l dyn Lender,
    /// The way to the folder from the one in which the lender knows its files.
    above: String,
    /// What a person calls the folder.
    folder: PathBuf,
    /// The way to it from the round in hand; none where it is that round's own.
    way: PathBuf,
    under: BTreeMap<Rel, Under>,
    /// Files that are told and not read.
    ended: BTreeSet<Rel>,
    over: Memory,
    /// The files in it.
    written: BTreeSet<Rel>,
    /// What is there no more.
    gone: BTreeSet<Rel>,
    /// What was written, made or taken away, in this order.
    deeds: Vec<Rel>,
}

/// Something that lay there.
#[derive(Clone)]
struct Under {
    is_folder: bool,
    saved: Option<Timestamp>,
    size: u64,
}

/// What is to become of a place.
pub(crate) enum Deed {
    /// A folder is made.
    Made,
    /// A file is written.
    Written(Vec<u8>),
    /// It is taken away.
    Gone,
}

impl<'l> Lent<'l> {
    /// What lies in a folder, at a moment.
    pub(crate) fn new<'a>(
        lender: &'l dyn Lender,
        folder: &str,
        lying: impl IntoIterator<Item = &'a Lying>,
        ended: &[String],
        now: Timestamp,
    ) -> Lent<'l> {
        let mut over = Memory::new();
        over.now = now;
        let under = lying.into_iter().map(|one| {
            let under = Under { is_folder: one.folder, saved: moment(one.saved), size: one.size };
            (Rel::new(&one.at), under)
        });
        Lent {
            lender,
            above: String::new(),
            folder: PathBuf::from(folder),
            way: PathBuf::new(),
            under: under.collect(),
            ended: ended.iter().map(Rel::new).collect(),
            over,
            written: BTreeSet::new(),
            gone: BTreeSet::new(),
            deeds: Vec::new(),
        }
    }

    /// The same of another round, whose files the lender knows by their paths behind this one.
    pub(crate) fn lent_as(self, above: &str) -> Lent<'l> {
        Lent { above: above.to_owned(), way: self.folder.clone(), ..self }
    }

    /// What lies in one of its folders, as a round of its own.
    fn within(&self, folder: &Rel, way: &str) -> Lent<'l> {
        let below = |at: &Rel| at.below(folder).filter(|below| *below != Rel::root());
        let all = |places: &BTreeSet<Rel>| places.iter().filter_map(below).collect();
        Lent {
            lender: self.lender,
            above: format!("{}{folder}/", self.above),
            folder: PathBuf::from(way),
            way: PathBuf::from(way),
            under: self.under.iter().filter_map(|(at, under)| Some((below(at)?, under.clone()))).collect(),
            ended: all(&self.ended),
            over: self.over.within(folder),
            written: all(&self.written),
            gone: all(&self.gone),
            deeds: Vec::new(),
        }
    }

    /// Every file that lies there now.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Rel> {
        let under = self.under.iter().filter(|(at, under)| !under.is_folder && self.is_under(at)).map(|(at, _)| at);
        under.chain(self.over.files().map(|(at, _)| at))
    }

    /// When a file was saved, where that is known.
    pub(crate) fn saved(&self, at: &Rel) -> Option<Timestamp> {
        if self.is_under(at) { self.under.get(at).and_then(|under| under.saved) } else { Some(self.over.now) }
    }

    /// What is to be done, in order.
    pub(crate) fn deeds(&self) -> impl Iterator<Item = (&Rel, Deed)> {
        self.deeds.iter().filter_map(|at| {
            if self.gone.contains(at) {
                // What was written and taken away again was never there.
                return self.under.contains_key(at).then_some((at, Deed::Gone));
            }
            Some((at, self.over.read(at).map_or(Deed::Made, Deed::Written)))
        })
    }

    /// Whether what lay there lies there still, as it was.
    fn is_under(&self, at: &Rel) -> bool {
        !self.gone.contains(at) && !self.written.contains(at)
    }

    fn note(&mut self, at: &Rel) {
        self.deeds.retain(|one| one != at);
        self.deeds.push(at.clone());
    }

    fn write(&mut self, at: &Rel, bytes: &[u8]) {
        self.over.put(at, bytes.to_vec());
        // As on a disk, what is written later is newer.
        self.over.now = self.over.now.checked_add(SignedDuration::from_millis(1)).unwrap_or(self.over.now);
        self.written.insert(at.clone());
        self.gone.remove(at);
        self.note(at);
    }

    fn failed(&self, at: &Rel, name: &str) -> ShelfError {
        let kind = match name {
            "NotFoundError" => io::ErrorKind::NotFound,
            "NotReadableError" => io::ErrorKind::ResourceBusy,
            "NotAllowedError" | "SecurityError" => io::ErrorKind::PermissionDenied,
            _ => io::ErrorKind::Other,
        };
        ShelfError::File { path: self.shown(at), doing: "read", source: Arc::new(io::Error::from(kind)) }
    }
}

/// A moment from milliseconds since 1970.
pub(crate) fn moment(milliseconds: f64) -> Option<Timestamp> {
    // Whole milliseconds of some thousand years: all are exact.
    let whole = milliseconds.is_finite() && milliseconds.abs() < 1e14;
    #[allow(clippy::cast_possible_truncation, reason = "looked at in the line before")]
    whole.then_some(milliseconds as i64).and_then(|whole| Timestamp::from_millisecond(whole).ok())
}

impl Shelf for Lent<'_> {
    fn list(&self, folder: &Rel) -> Result<Vec<shelf::Lying>, ShelfError> {
        let mut lying = self.over.list(folder)?;
        for (at, under) in self.under.iter().filter(|(at, _)| self.is_under(at)) {
            let Some(below) = at.below(folder).filter(|below| *below != Rel::root()) else { continue };
            let is_right_in = below.folder() == Rel::root();
            let first = below.as_path().components().next().map_or_else(Rel::root, |part| Rel::new(part.as_os_str()));
            let at = folder.join(first.as_path());
            if lying.iter().any(|one| one.at == at) {
                continue;
            }
            let is_file = is_right_in && !under.is_folder;
            let what = if is_file { shelf::What::File } else { shelf::What::Folder };
            lying.push(shelf::Lying { at, saved: under.saved.filter(|_| is_file), what });
        }
        Ok(lying)
    }

    fn is_there(&self, at: &Rel) -> bool {
        let under = || self.under.keys().filter(|one| self.is_under(one)).any(|one| one.below(at).is_some());
        self.over.is_there(at) || under()
    }

    fn read(&self, at: &Rel) -> Result<Vec<u8>, ShelfError> {
        self.read_some(at, MOST_BYTES)
    }

    fn read_some(&self, at: &Rel, most: u64) -> Result<Vec<u8>, ShelfError> {
        let under = match self.under.get(at) {
            Some(under) if self.is_under(at) => under,
            // A folder in which something lies is none that could be read, wherever that lies.
            None if !self.written.contains(at) && self.is_there(at) => return Err(ShelfError::NoFile(self.shown(at))),
            Some(_) | None => {
                let bytes = self.over.read(at).map_err(|_| self.failed(at, "NotFoundError"))?;
                let fits = bytes.len() as u64 <= most;
                return if fits { Ok(bytes) } else { Err(ShelfError::TooLarge(self.shown(at), most >> 20)) };
            }
        };
        if under.is_folder {
            return Err(ShelfError::NoFile(self.shown(at)));
        }
        if self.ended.contains(at) {
            return Err(ShelfError::Ends(self.shown(at)));
        }
        if under.size > most {
            return Err(ShelfError::TooLarge(self.shown(at), most >> 20));
        }
        self.lender.read(&format!("{}{at}", self.above)).map_err(|name| self.failed(at, &name))
    }

    fn fresh(&mut self, at: &Rel, bytes: &[u8]) -> Result<(), ShelfError> {
        if self.is_there(at) {
            return Err(ShelfError::Kept(self.shown(at)));
        }
        self.write(at, bytes);
        Ok(())
    }

    fn replace(&mut self, at: &Rel, bytes: &[u8]) -> Result<Outcome, ShelfError> {
        let outcome = self.becomes(at, bytes)?;
        if outcome != Outcome::Unchanged {
            self.write(at, bytes);
        }
        Ok(outcome)
    }

    fn copy(&mut self, from: &Rel, to: &Rel) -> Result<(), ShelfError> {
        let bytes = self.read(from)?;
        self.fresh(to, &bytes)
    }

    fn remove(&mut self, at: &Rel) -> Result<(), ShelfError> {
        if !self.is_there(at) {
            return Err(self.failed(at, "NotFoundError"));
        }
        // What was only written here goes for good.
        if self.written.remove(at) {
            self.over.remove(at)?;
        }
        self.gone.insert(at.clone());
        self.note(at);
        Ok(())
    }

    fn make(&mut self, folder: &Rel) -> Result<(), ShelfError> {
        if !self.is_there(folder) {
            self.over.make(folder)?;
            self.note(folder);
        }
        Ok(())
    }

    fn shown(&self, at: &Rel) -> PathBuf {
        if *at == Rel::root() { self.folder.clone() } else { at.in_folder(&self.way) }
    }

    fn typed(&self, folder: &Rel, path: &str) -> Result<Option<Rel>, ShelfError> {
        let at = folder.join(path);
        if self.is_there(&at) { Ok(Some(at)) } else { Err(self.failed(&at, "NotFoundError")) }
    }

    fn beside(&self, way: &str) -> Option<Box<dyn Shelf + '_>> {
        let at = Rel::leads_down(way);
        if at.as_ref() == Some(&Rel::root()) {
            return None;
        }
        if let Some(at) = at.filter(|at| self.is_there(at)) {
            return Some(Box::new(self.within(&at, way)));
        }
        // A browser lends one folder, and nothing beside it.
        Some(Box::new(Memory::new().by(way)))
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test fails loudly")]
mod tests {
    use super::*;

    /// Lends what another shelf holds.
    struct Holds(Memory);

    impl Lender for Holds {
        fn read(&self, at: &str) -> Result<Vec<u8>, String> {
            self.0.read(&Rel::new(at)).map_err(|_| "NotFoundError".to_owned())
        }

        fn progress(&self, _: usize, _: usize) {}
    }

    fn lying(memory: &Memory) -> Vec<Lying> {
        let files = memory.files();
        files
            .map(|(at, bytes)| Lying { at: at.to_string(), folder: false, saved: 0.0, size: bytes.len() as u64 })
            .collect()
    }

    /// What a person sees of a shelf, and whether each of these places can be read.
    fn seen(shelf: &dyn Shelf, places: &[Rel]) -> String {
        let mut seen = String::new();
        for folder in ["", "a", "a/b", "c"].map(Rel::new) {
            let mut names: Vec<String> =
                shelf.list(&folder).expect("lists").iter().map(|one| format!("{} {:?}", one.at, one.what)).collect();
            names.sort();
            seen.push_str(&format!("{folder}: {names:?}\n"));
        }
        for at in places {
            let read = shelf.read(at).map_err(|why| why.is_absence());
            seen.push_str(&format!("{at}: {} {read:?}\n", shelf.is_there(at)));
        }
        seen
    }

    #[test]
    fn it_is_a_shelf_like_any_other_whatever_is_done_to_it() {
        let places = ["x", "a/x", "a/b/x", "a/b/y", "c/x", "a", "a/b"].map(Rel::new);
        // A few hundred walks of twelve steps, the same each time.
        let mut draw = 7_u32;
        let mut next = |of: usize| {
            draw = draw.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(draw >> 8).unwrap_or(0) % of
        };
        for walk in 0..300 {
            let mut memory = Memory::new();
            for at in &places[..5] {
                if next(2) == 0 {
                    memory.put(at, vec![1, 2, 3]);
                }
            }
            let under = Holds(memory.clone());
            let mut lent = Lent::new(&under, "round", &lying(&memory), &[], Timestamp::default());
            for step in 0..12 {
                let (at, to) = (&places[next(5)], &places[next(5)]);
                let bytes = [u8::try_from(next(3)).unwrap_or(0)];
                let both: [bool; 2] = match next(4) {
                    0 => [memory.fresh(at, &bytes).is_ok(), lent.fresh(at, &bytes).is_ok()],
                    1 => [memory.replace(at, &bytes).is_ok(), lent.replace(at, &bytes).is_ok()],
                    2 => [memory.copy(at, to).is_ok(), lent.copy(at, to).is_ok()],
                    _ => [memory.remove(at).is_ok(), lent.remove(at).is_ok()],
                };
                assert_eq!(both[0], both[1], "walk {walk}, step {step}");
                assert_eq!(seen(&memory, &places), seen(&lent, &places), "walk {walk}, step {step}");
                // What lies in one of its folders is a round of its own as well.
                let within = ["x", "b/x", "b"].map(Rel::new);
                let [one, other] = [memory.beside("a"), lent.beside("a")].map(|one| one.expect("another"));
                assert_eq!(seen(&*one, &within), seen(&*other, &within), "walk {walk}, step {step}");
                assert_eq!(one.shown(&within[0]), other.shown(&within[0]));
            }
            assert!(lent.beside(".").is_none() && lent.beside("a/..").is_some_and(|one| !one.is_there(&places[1])));
            // What is to be done makes of what lay there what lies there now.
            let mut done = under.0.clone();
            for (at, deed) in lent.deeds() {
                match deed {
                    Deed::Written(bytes) => done.put(at, bytes),
                    Deed::Gone => done.remove(at).expect("it lay there"),
                    Deed::Made => done.make(at).expect("made"),
                }
            }
            let files = |memory: &Memory| -> Vec<(Rel, Vec<u8>)> {
                memory.files().map(|(at, bytes)| (at.clone(), bytes.to_vec())).collect()
            };
            assert_eq!(files(&done), files(&memory), "walk {walk}");
        }
    }
}
