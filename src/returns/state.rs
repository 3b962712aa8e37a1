//! What became of each file that came back.

/// The state of one file in `returns/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Counts, without errors.
    Accepted,
    /// Counts; some cells hold errors and count as not answered.
    Errors,
    /// Put together from several returns of one department; counts.
    Merged,
    /// A newer return of the department counts, or it is a part of a merged one.
    Superseded,
    /// Came back without an answer.
    Empty,
    /// No workbook that can be opened.
    Unreadable,
    /// One of ours, but no audit.
    WrongForm,
    /// Nothing says whose it is.
    Stranger,
    /// Issued for another round.
    OtherRound,
}

impl State {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            State::Accepted => "accepted",
            State::Errors => "errors",
            State::Merged => "merged",
            State::Superseded => "superseded",
            State::Empty => "empty",
            State::Unreadable => "unreadable",
            State::WrongForm => "wrong-form",
            State::Stranger => "stranger",
            State::OtherRound => "other-round",
        }
    }

    /// Whether its answers count.
    pub fn counts(self) -> bool {
        match self {
            State::Accepted | State::Errors | State::Merged => true,
            State::Superseded
            | State::Empty
            | State::Unreadable
            | State::WrongForm
            | State::Stranger
            | State::OtherRound => false,
        }
    }

    /// The state in a teacher's words.
    pub fn in_words(self) -> &'static str {
        match self {
            State::Accepted => "Accepted",
            State::Errors => "Accepted, with errors to fix",
            State::Merged => "Merged from several files",
            State::Superseded => "Replaced by, or merged into, a newer return",
            State::Empty => "Returned empty",
            State::Unreadable => "Cannot be read",
            State::WrongForm => "Not an audit workbook",
            State::Stranger => "Not recognised",
            State::OtherRound => "From another round",
        }
    }
}
