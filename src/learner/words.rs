//! A text as words and the marks between them.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Words that begin with a capital and are no names: what stands in a school's texts beside a class code, or behind the
/// word "student".
const COMMON: &str = "a an and the in on at to for from of with by or as is are was were has have had will all each both \
    our their this that these those his her its your my we they he she it no not yes only also then than more most some any \
    every other unit topic module lesson lessons chapter project projects book page week day days term half autumn spring \
    summer winter year years class classes form forms group groups set sets room table tutor tutors house key stage level \
    gcse btec a-level t-level nvq ks art arts biology business chemistry computing dance design drama economics engineering \
    english food french geography german graphics health history law maths mathematics media music pe physics psychology \
    pshe re religious science sociology spanish sport sports technology textiles citizenship latin careers career voice \
    premium council leadership leader leaders finance services support union ambassador ambassadors progress handbook \
    planner survey work passport portfolio taught teach teaches visit visits talk talks fair day trip tour session \
    assembly workshop employer employers company university college school academy hub trust museum hospital monday tuesday \
    wednesday thursday friday saturday sunday january february march april may june july august september october november \
    december head heads teacher teachers lead staff pupil pupils student students learner learners child children people \
    experience placement placements enterprise challenge award awards plan plans review reviews meeting meetings help please \
    need needs send senco sendco ehcp ehc iep pep";

/// They, to be looked up.
static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split_whitespace().collect());

/// Words before or behind a name that make it a grown-up's.
const GROWN_UP: &str = "mr mrs ms miss mx dr sir dame prof professor rev lord lady teacher tutor head headteacher senco \
    sendco coordinator co-ordinator manager officer governor parent engineer nurse speaker director advisor adviser chef \
    artist author scientist doctor lecturer mentor lead leader";

/// A word, or a mark that stands between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    /// A word without the marks around it.
    Word(&'t str),
    /// A comma, bracket, dash, slash, colon: it holds two things apart that belong together.
    Mark(char),
    /// A sentence or a line ends.
    End,
}

/// The pieces of a text, in order.
pub(super) struct Words<'t> {
    pub(super) pieces: Vec<Piece<'t>>,
    /// Where every word has a capital, a capital says nothing.
    pub(super) is_titled: bool,
}

impl<'t> Words<'t> {
    /// Takes a text apart.
    pub(super) fn of(text: &'t str) -> Words<'t> {
        let mut pieces = Vec::new();
        for line in text.lines() {
            line.split_whitespace().for_each(|word| take(word, &mut pieces));
            pieces.push(Piece::End);
        }
        let words = || pieces.iter().filter_map(|piece| piece.word());
        let is_titled = words().count() >= 3 && words().all(|word| !word.starts_with(char::is_lowercase));
        Words { pieces, is_titled }
    }

    /// Every word with its position among the pieces.
    pub(super) fn words(&self) -> impl Iterator<Item = (usize, &'t str)> {
        self.pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, piece.word()?)))
    }

    /// The pieces behind a position, up to the end of the sentence.
    pub(super) fn behind(&self, at: usize) -> impl Iterator<Item = Piece<'t>> {
        self.pieces.iter().skip(at + 1).copied().take_while(|piece| *piece != Piece::End)
    }

    /// The pieces in front of a position, the nearest first, back to the end of the sentence before.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = Piece<'t>> {
        self.pieces.iter().take(at).rev().copied().take_while(|piece| *piece != Piece::End)
    }
}

impl<'t> Piece<'t> {
    /// The word, where it is one.
    pub(super) fn word(self) -> Option<&'t str> {
        match self {
            Piece::Word(word) => Some(word),
            Piece::Mark(_) | Piece::End => None,
        }
    }
}

/// Marks that hold two things apart within a word as it was typed: `Jane,9B` and `Smith/9B`.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | '(' | ')' | '[' | ']' | '/' | ':' | '|' | '\u{2013}' | '\u{2014}' | '"' | '\u{201c}' | '\u{201d}' | '='
    )
}

/// Takes one typed word apart.
fn take<'t>(typed: &'t str, pieces: &mut Vec<Piece<'t>>) {
    let mut rest = typed;
    while let Some(first) = rest.chars().next() {
        if is_mark(first) || first == '-' {
            pieces.push(Piece::Mark(first));
            rest = &rest[first.len_utf8()..];
            continue;
        }
        // A date keeps its strokes: `12/03/2012`.
        let is_date = |c: char| c == '/' && rest.chars().all(|c| c.is_ascii_digit() || "/.-,;)".contains(c));
        let until = rest.find(|c: char| is_mark(c) && !is_date(c)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(until);
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !bare.is_empty() {
            pieces.push(Piece::Word(bare));
        }
        // The point behind an initial ends nothing: `J. Smith`.
        let is_end = word.ends_with(['.', ';', '!', '?']) && bare.chars().count() > 1 && !bare.contains('.');
        if is_end {
            pieces.push(Piece::End);
        }
        rest = behind;
    }
}

/// A word without the 's of one who owns.
pub(super) fn owner(word: &str) -> &str {
    ["'s", "\u{2019}s", "s'", "s\u{2019}"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word)
}

/// A word that can be part of a name: a capital and small letters, and no word of every day.
pub(super) fn is_name(word: &str) -> bool {
    let word = owner(word);
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().count() >= 2
        && letters.clone().any(char::is_lowercase)
        && letters.all(|c| c.is_alphabetic() || "-'\u{2019}".contains(c))
        && !is_common(word)
        && !is_grown_up(word)
}

/// `J` or `K.`
pub(super) fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| *c != '.');
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// A word of every day.
pub(super) fn is_common(word: &str) -> bool {
    WORDS.contains(word.to_ascii_lowercase().as_str())
}

/// A title or a post: whoever has it is no learner.
pub(super) fn is_grown_up(word: &str) -> bool {
    stands_in(GROWN_UP, word)
}

/// Whether a word stands in a list, in any case.
pub(super) fn stands_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| !one.is_empty() && one.eq_ignore_ascii_case(word))
}
