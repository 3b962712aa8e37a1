//! Names beside what only a learner has: a form or class, the word "pupil", a plan of care.

use super::Sign;
use super::first::is_first_name;
use super::words::{Piece, Words, is_common, is_grown_up, is_initial, is_name, owner, stands_in};

/// What stands for one learner: a name beside it is that learner's.
const ONE: &str = "pupil student learner child";

/// What stands for learners more loosely: here only a first name is taken for one.
const LOOSELY: &str = "pupils students learners children boy girl kid kids boys girls apprentice mentee tutee youngster \
    teenager lad";

/// Plans and lists that one learner has, or stands on.
const PLANS: &str = "ehcp ehcps ehc ehcna iep ieps pep peps fsm lac";

/// Words that may stand between a learner and the word for one.
const BETWEEN: &str = "a an our one the former this that of ours called named is was who name for year in from";

/// Posts and doings behind a class that make the name in front of it a grown-up's: `Sarah Jones, Year 9 tutor`.
const POSTS: &str = "tutor head lead leader teacher coordinator manager team talk assembly visit session sessions workshop \
    class parents form";

/// By what a name is told to be a learner's.
pub(super) fn sign(words: &Words<'_>) -> Option<Sign> {
    words.words().find_map(|(at, word)| {
        let class = class_at(words, at);
        if class.is_some_and(|end| beside_a_class(words, at, end)) {
            Some(Sign::Class)
        } else if called(words, at, word) {
            Some(Sign::Called)
        } else if has_a_plan(words, at, word) {
            Some(Sign::CarePlan)
        } else {
            None
        }
    })
}

/// A form or class code: `7B`, `10XY`, `9Ma1`, `8-RK`, `11.3`.
fn is_class(word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let year: u32 = word[..digits].parse().unwrap_or(0);
    let rest = word[digits..].trim_start_matches(['-', '.', '/']);
    let letters = rest.chars().take_while(char::is_ascii_alphabetic).count();
    let set = &rest[letters..];
    // "9th" and "10am" are no classes.
    let is_usual = ["st", "nd", "rd", "th", "am", "pm", "x", "m", "km", "cm", "mm", "kg", "g", "s", "h", "d", "k"];
    (7..=13).contains(&year)
        && (1..=3).contains(&letters)
        && set.len() <= 1
        && set.chars().all(|c| c.is_ascii_digit())
        && (rest.starts_with(|c: char| c.is_ascii_uppercase()) || !is_usual.contains(&rest))
}

/// A year group in one word: `Y9`, `Yr10`.
fn is_year(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let number = ["year", "yr", "y"].iter().find_map(|begin| lower.strip_prefix(begin));
    number.is_some_and(is_year_number)
}

fn is_year_number(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|year| (7..=14).contains(&year))
}

/// What a name stands beside: where it ends, and whether it is a class, and not a whole year.
#[derive(Clone, Copy)]
struct Class {
    end: usize,
    is_class: bool,
}

/// A class or year that begins at a word: `9B`, `Y9`, `Year 9`, `Year 9B`.
fn class_at(words: &Words<'_>, at: usize) -> Option<Class> {
    let word = words.pieces.get(at)?.word()?;
    if is_class(word) {
        return Some(Class { end: at, is_class: true });
    }
    if is_year(word) {
        return Some(Class { end: at, is_class: false });
    }
    let next = words.pieces.get(at + 1)?.word()?;
    let is_two = (word.eq_ignore_ascii_case("year") || word.eq_ignore_ascii_case("yr")) && is_year_number(next);
    is_two.then_some(Class { end: at + 1, is_class: false })
}

/// Whether somebody's name stands beside a class, in any order in which people write it.
fn beside_a_class(words: &Words<'_>, at: usize, class: Class) -> bool {
    let next = words.behind(class.end).find_map(Piece::word);
    let is_post = next.is_some_and(|next| stands_in(POSTS, next) || is_grown_up(next));
    (!is_post && in_front(words, at, class)) || behind(words, class)
}

/// `Jane Smith 9B`, `Smith, Jane (9B)`, `Jane, 9B`, `J. Smith 9B`, `Jane in 9B`, `jane smith 9b`, `Jane Smith (Year 9)`.
fn in_front(words: &Words<'_>, at: usize, class: Class) -> bool {
    let mut pieces = words.before(at).peekable();
    let mut mark = None;
    let mut joined = false;
    while let Some(piece) = pieces.peek() {
        match piece {
            Piece::Mark(sign) if *sign != ')' => mark = Some(*sign),
            Piece::Word(word) if stands_in("in from of class form set group tutor", word) => joined = true,
            Piece::Word(_) | Piece::Mark(_) | Piece::End => break,
        }
        pieces.next();
    }
    // A surname may stand before a comma: "Smith, Jane 9B".
    let names: Vec<&str> = pieces.filter(|piece| *piece != Piece::Mark(',')).map_while(Piece::word).take(4).collect();
    let Some(last) = names.first().copied() else { return false };
    let is_titled = |place: usize| names.get(place).is_some_and(|word| is_grown_up(word));
    let whole = names.get(1).is_some_and(|given| {
        let is_whole = (is_name(last) || is_initial(last))
            && (is_name(given) || is_initial(given))
            && !(is_initial(last) && is_initial(given));
        let is_listed =
            is_first_name(given) && (is_last_name(last) || is_initial(last)) || is_first_name(last) && is_name(given);
        (is_whole && !joined && (class.is_class || mark.is_some()) || is_listed) && !is_titled(2)
    });
    // "Jade (9B)" and "Jade, 9B": a name alone, held apart from the code as one person's is.
    let apart = matches!(mark, Some(',' | '(' | '[')) && class.is_class && !joined && is_name(last);
    let alone = (apart || is_first_name(last) && (class.is_class || mark.is_some() || joined)) && !is_titled(1);
    whole || alone
}

/// `9B Jane Smith`, `9B: Jane`, `9B (Jane Smith)`, `Year 9: Jane Smith`.
fn behind(words: &Words<'_>, class: Class) -> bool {
    let mut mark = false;
    let mut names = Vec::new();
    for piece in words.behind(class.end) {
        match piece {
            Piece::Mark(_) if names.is_empty() => mark = true,
            Piece::Word(word) if names.len() < 2 => names.push(word),
            Piece::Word(_) | Piece::Mark(_) | Piece::End => break,
        }
    }
    match names.as_slice() {
        [given, last, ..] if is_first_name(given) && (is_last_name(last) || is_initial(last)) => true,
        [given, last, ..] if class.is_class && (is_name(given) || is_initial(given)) && is_name(last) => true,
        [given, last, ..] if class.is_class && is_name(given) && is_initial(last) => true,
        [given, ..] => is_first_name(given) && (class.is_class || mark),
        [] => false,
    }
}

/// What may stand behind a first name as the rest of it, in any case.
fn is_last_name(word: &str) -> bool {
    let plain = owner(word);
    plain.chars().count() >= 2
        && plain.chars().all(|c| c.is_alphabetic() || "-'\u{2019}".contains(c))
        && !is_common(plain)
        && !is_grown_up(plain)
}

/// "student Sam", "pupil: Aisha Khan", "Jamie Smith, a student", "Jane (pupil)", "pupils Jane and Tom".
fn called(words: &Words<'_>, at: usize, word: &str) -> bool {
    let is_one = stands_in(ONE, word);
    if !is_one && !stands_in(LOOSELY, word) {
        return false;
    }
    let is_between = |piece: &Piece<'_>| match piece {
        Piece::Word(word) => stands_in(BETWEEN, word) || is_class(word) || is_year(word) || is_year_number(word),
        Piece::Mark(_) => true,
        Piece::End => false,
    };
    let is_titled = |before: Option<&str>| before.is_some_and(is_grown_up);
    let next = words.behind(at).find(|piece| !is_between(piece)).and_then(Piece::word);
    if next.is_some_and(|next| is_first_name(next) || is_one && !words.is_titled && is_name(next)) {
        // "student Year 9 Castles": what stands behind a class is told there.
        let mut between = words.behind(at).take_while(is_between).filter_map(Piece::word);
        return next.is_some_and(is_first_name)
            || between.all(|word| !is_year_number(word) && !is_class(word) && !is_year(word));
    }
    let front: Vec<Piece<'_>> = words.before(at).collect();
    let skipped = front.iter().take_while(|piece| is_between(piece)).count();
    let held_apart = front[..skipped].iter().any(|piece| matches!(piece, Piece::Mark(_)));
    let names: Vec<&str> = front[skipped..].iter().map_while(|piece| piece.word()).take(3).collect();
    match names.as_slice() {
        [last, given, rest @ ..] if held_apart && is_one && is_name(last) && is_name(given) => {
            !is_titled(rest.first().copied())
        }
        [given, rest @ ..] => is_one && skipped > 0 && is_first_name(given) && !is_titled(rest.first().copied()),
        [] => false,
    }
}

/// "EHCP for Jane", "Jane Smith's EHCP", "Tomasz has an EHCP", "EHC plan: Jane Smith".
fn has_a_plan(words: &Words<'_>, at: usize, word: &str) -> bool {
    if !stands_in(PLANS, word) {
        return false;
    }
    const NEAR: usize = 5;
    let near = |pieces: Vec<Piece<'_>>| -> bool {
        let plain: Vec<&str> = pieces.iter().filter_map(|piece| piece.word()).take(NEAR).collect();
        plain.iter().enumerate().any(|(position, word)| {
            let beside = |at: Option<usize>| at.and_then(|at| plain.get(at)).is_some_and(|word| is_grown_up(word));
            is_first_name(word) && !beside(position.checked_sub(1)) && !beside(Some(position + 1))
        })
    };
    let (before, behind): (Vec<Piece<'_>>, Vec<Piece<'_>>) = (words.before(at).collect(), words.behind(at).collect());
    let named = |pieces: &[Piece<'_>]| {
        let mut names = pieces.iter().skip_while(|piece| {
            piece.word().is_none_or(|word| stands_in("for of an a the has had with plan plans review is on", word))
        });
        names
            .next()
            .and_then(|piece| piece.word())
            .is_some_and(|word| is_name(word) && !names.next().and_then(|piece| piece.word()).is_some_and(is_grown_up))
    };
    let owns = before.first().and_then(|piece| piece.word()).is_some_and(|word| owner(word) != word && is_name(word));
    owns || near(before.clone())
        || near(behind.clone())
        || !words.is_titled && (named(&behind) || before.len() > 1 && named(&before))
}
