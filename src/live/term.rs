//! A number as a formula gives it, beside what it is now: so that what is stored with a formula is what it computes.

use std::borrow::{Borrow, Cow};

/// A number, or a truth as 1 and 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Term {
    formula: String,
    pub(super) now: i64,
    /// Whether it is the same whatever is filled in.
    is_known: bool,
}

impl Term {
    /// A number that is the same whatever is filled in.
    pub(super) fn known(now: i64) -> Term {
        Term { formula: digits(now).into_owned(), now, is_known: true }
    }

    /// What a cell, or another formula that binds its parts, gives.
    pub(super) fn of(formula: impl Into<String>, now: impl Into<i64>) -> Term {
        Term { formula: formula.into(), now: now.into(), is_known: false }
    }

    /// The formula, without its `=`.
    pub(super) fn formula(&self) -> &str {
        &self.formula
    }

    /// Whether it is nothing, whatever is filled in.
    pub(super) fn is_never(&self) -> bool {
        self.is_known && self.now == 0
    }

    /// Whether it is one of some numbers.
    pub(super) fn is(&self, wanted: &[i64]) -> Term {
        sum(wanted.iter().map(|wanted| self.compared("=", *wanted, self.now == *wanted)))
    }

    /// Whether it is more than a number.
    pub(super) fn over(&self, least: i64) -> Term {
        self.compared(">", least, self.now > least)
    }

    /// Whether it is less than a number.
    pub(super) fn under(&self, most: i64) -> Term {
        self.compared("<", most, self.now < most)
    }

    /// Whether it is more than another.
    pub(super) fn exceeds(&self, other: &Term) -> Term {
        let now = self.now > other.now;
        if self.is_known && other.is_known {
            return Term::known(now.into());
        }
        Term::of(["(", &self.formula, ">", &other.formula, ")"].concat(), now)
    }

    fn compared(&self, sign: &str, with: i64, now: bool) -> Term {
        if self.is_known {
            return Term::known(now.into());
        }
        Term::of(["(", &self.formula, sign, &digits(with), ")"].concat(), now)
    }

    /// The opposite of a truth.
    pub(super) fn not(&self) -> Term {
        if self.is_known {
            return Term::known(1 - self.now);
        }
        Term::of(["(1-", &self.formula, ")"].concat(), 1 - self.now)
    }

    /// Where both hold.
    pub(super) fn and(&self, other: &Term) -> Term {
        match (self, other) {
            (never, _) | (_, never) if never.is_never() => Term::known(0),
            (one, other) | (other, one) if one.is_known && one.now == 1 => other.clone(),
            _ => Term::of([self.formula.as_str(), "*", &other.formula].concat(), self.now * other.now),
        }
    }
}

/// How many there are in all; of things that exclude each other, whether there is any.
pub(super) fn sum<T: Borrow<Term>>(terms: impl IntoIterator<Item = T>) -> Term {
    let mut terms = terms.into_iter().filter(|term| !term.borrow().is_never());
    let Some(first) = terms.next() else { return Term::known(0) };
    let Some(second) = terms.next() else { return first.borrow().clone() };
    let mut formula = ["(", first.borrow().formula(), "+", second.borrow().formula()].concat();
    let mut now = first.borrow().now + second.borrow().now;
    for term in terms {
        formula.push('+');
        formula.push_str(term.borrow().formula());
        now += term.borrow().now;
    }
    formula.push(')');
    Term::of(formula, now)
}

/// A number as a formula has it: most are small.
fn digits(number: i64) -> Cow<'static, str> {
    const SMALL: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let small = usize::try_from(number).ok().and_then(|number| SMALL.get(number));
    small.map_or_else(|| number.to_string().into(), |small| (*small).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_and_its_number_are_put_together_alike() {
        let (three, zero) = (Term::of("A1", 3), Term::of("B1", 0));
        let both = three.is(&[2, 3]).and(&zero.is(&[0]));
        assert_eq!((both.formula(), both.now), ("((A1=2)+(A1=3))*(B1=0)", 1));
        assert_eq!(three.exceeds(&zero).formula(), "(A1>B1)");
        assert_eq!((three.not().formula(), zero.not().now), ("(1-A1)", 1));
    }

    #[test]
    fn what_is_known_leaves_no_trace_in_a_formula() {
        let cell = Term::of("A1", 1);
        assert_eq!(cell.and(&Term::known(1)), cell);
        assert!(cell.and(&Term::known(0)).is_never());
        assert_eq!(sum([Term::known(0), cell.clone()]), cell);
        assert!(sum::<Term>([]).is_never());
    }
}
