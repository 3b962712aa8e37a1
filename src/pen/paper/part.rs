//! A part of a package while it is written: its text, and where it may be cut into pieces that are pressed one by one.

/// What every part begins with.
const BEGUN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A piece is at least so long, where its part is.
const PIECE: usize = 64 * 1024;

/// A part of a package.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) text: String,
    /// Where one piece ends and the next begins.
    pub(super) cuts: Vec<usize>,
}

impl Part {
    /// A part that has its declaration.
    pub(super) fn begun(name: impl Into<String>) -> Part {
        Part { name: name.into(), text: BEGUN.to_owned(), cuts: Vec::new() }
    }

    /// A part of a text that has its declaration.
    pub(super) fn of(name: impl Into<String>, text: String) -> Part {
        Part { name: name.into(), text, cuts: Vec::new() }
    }

    /// Its pieces.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        let ends = self.cuts.iter().copied().chain([self.text.len()]);
        let begins = [0].into_iter().chain(self.cuts.iter().copied());
        begins.zip(ends).filter_map(|(begin, end)| self.text.get(begin..end)).filter(|piece| !piece.is_empty())
    }

    /// Where the last piece began.
    fn last_cut(&self) -> usize {
        self.cuts.last().copied().unwrap_or(0)
    }

    /// Lets a piece end here.
    pub(super) fn cut(&mut self) {
        if self.last_cut() < self.text.len() {
            self.cuts.push(self.text.len());
        }
    }

    /// Lets a piece end here if it is long enough.
    pub(super) fn may_cut(&mut self) {
        if self.text.len() - self.last_cut() >= PIECE {
            self.cut();
        }
    }
}
