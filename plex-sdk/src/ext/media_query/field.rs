//! Fields of items, with the comparisons that their types have.

use std::fmt::Display;

use super::filter::Filter;
use super::operator::Operator;

/// A field of items of any type. [`text`](Self::text), [`number`](Self::number), [`tag`](Self::tag),
/// [`flag`](Self::flag) and [`date`](Self::date) are for the types that servers list.
///
/// A field of another kind of items has that kind before it, as in `show.title` of an episode.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field(String);

impl Field {
    /// A field of any type, for [`compare`](Self::compare).
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// A field of text, such as `title` or `studio`.
    pub fn text(key: impl Into<String>) -> TextField {
        TextField(key.into())
    }

    /// A number, such as `year`, `userRating` or `duration` (in milliseconds).
    pub fn number(key: impl Into<String>) -> NumberField {
        NumberField(key.into())
    }

    /// A tag, such as `genre`, `actor` or `contentRating`. Its values are the keys under which the server lists
    /// the tags: numbers for most, texts for some. Languages and resolutions are compared as tags are.
    pub fn tag(key: impl Into<String>) -> TagField {
        TagField(key.into())
    }

    /// Something that is so or not, such as `unwatched` or `hdr`.
    pub fn flag(key: impl Into<String>) -> FlagField {
        FlagField(key.into())
    }

    /// A day or an instant, such as `addedAt`. Values are seconds since 1970, days as `2024-02-29`, or texts
    /// such as `-30d` for so long ago: a number of `s`, `m`, `h`, `d`, `w`, `mon` or `y`.
    pub fn date(key: impl Into<String>) -> DateField {
        DateField(key.into())
    }

    /// Compares with a value. A comma in it means "or" to servers.
    pub fn compare(&self, operator: Operator, value: impl Display) -> Filter {
        compare(&self.0, operator, value)
    }

    /// Compares with several values, of which one has to fit; `None` when there is none.
    pub fn compare_any<T: Display>(
        &self,
        operator: Operator,
        values: impl IntoIterator<Item = T>,
    ) -> Option<Filter> {
        compare_any(&self.0, operator, values)
    }
}

/// A field of text; see [`Field::text`]. Servers do not look at the case, and take a comma for "or".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextField(String);

impl TextField {
    /// The text has `part` in it.
    pub fn contains(&self, part: impl Display) -> Filter {
        compare(&self.0, Operator::Equal, part)
    }

    /// The text does not have `part` in it.
    pub fn contains_not(&self, part: impl Display) -> Filter {
        compare(&self.0, Operator::NotEqual, part)
    }

    /// The text is `text`.
    pub fn is(&self, text: impl Display) -> Filter {
        compare(&self.0, Operator::Exact, text)
    }

    /// The text is another one than `text`.
    pub fn is_not(&self, text: impl Display) -> Filter {
        compare(&self.0, Operator::NotExact, text)
    }

    /// The text is one of `texts`; `None` when there is none.
    pub fn is_any<T: Display>(&self, texts: impl IntoIterator<Item = T>) -> Option<Filter> {
        compare_any(&self.0, Operator::Exact, texts)
    }

    /// The text begins with `start`.
    pub fn begins_with(&self, start: impl Display) -> Filter {
        compare(&self.0, Operator::LessEqual, start)
    }

    /// The text ends with `end`.
    pub fn ends_with(&self, end: impl Display) -> Filter {
        compare(&self.0, Operator::GreaterEqual, end)
    }
}

/// A number; see [`Field::number`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NumberField(String);

impl NumberField {
    /// The number is `value`.
    pub fn is(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::Equal, value)
    }

    /// The number is another one.
    pub fn is_not(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::NotEqual, value)
    }

    /// The number is one of `values`; `None` when there is none.
    pub fn is_any<T: Display>(&self, values: impl IntoIterator<Item = T>) -> Option<Filter> {
        compare_any(&self.0, Operator::Equal, values)
    }

    /// The number is greater than `value`.
    pub fn greater_than(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::Greater, value)
    }

    /// The number is less than `value`.
    pub fn less_than(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::Less, value)
    }

    /// The number is `value` or greater. Servers take this operator without listing it.
    pub fn at_least(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::GreaterEqual, value)
    }

    /// The number is `value` or less. Servers take this operator without listing it.
    pub fn at_most(&self, value: impl Display) -> Filter {
        compare(&self.0, Operator::LessEqual, value)
    }
}

/// A tag; see [`Field::tag`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TagField(String);

impl TagField {
    /// The item has this tag.
    pub fn is(&self, tag: impl Display) -> Filter {
        compare(&self.0, Operator::Equal, tag)
    }

    /// The item does not have this tag.
    pub fn is_not(&self, tag: impl Display) -> Filter {
        compare(&self.0, Operator::NotEqual, tag)
    }

    /// The item has one of these tags; `None` when there is none.
    pub fn is_any<T: Display>(&self, tags: impl IntoIterator<Item = T>) -> Option<Filter> {
        compare_any(&self.0, Operator::Equal, tags)
    }

    /// The item has all of these tags; `None` when there is none.
    pub fn is_all<T: Display>(&self, tags: impl IntoIterator<Item = T>) -> Option<Filter> {
        Filter::all_of(tags.into_iter().map(|tag| self.is(tag)))
    }
}

/// Something that is so or not; see [`Field::flag`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FlagField(String);

impl FlagField {
    /// It is so.
    pub fn is_true(&self) -> Filter {
        compare(&self.0, Operator::Equal, 1)
    }

    /// It is not so.
    pub fn is_false(&self) -> Filter {
        compare(&self.0, Operator::NotEqual, 1)
    }
}

/// A day or an instant; see [`Field::date`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateField(String);

impl DateField {
    /// It lies after `date`.
    pub fn after(&self, date: impl Display) -> Filter {
        compare(&self.0, Operator::Greater, date)
    }

    /// It lies before `date`.
    pub fn before(&self, date: impl Display) -> Filter {
        compare(&self.0, Operator::Less, date)
    }

    /// It is at most `span` ago, such as `30d` or `2y`.
    pub fn in_last(&self, span: impl Display) -> Filter {
        self.after(format_args!("-{span}"))
    }

    /// It is longer ago than `span`.
    pub fn not_in_last(&self, span: impl Display) -> Filter {
        self.before(format_args!("-{span}"))
    }
}

fn compare(key: &str, operator: Operator, value: impl Display) -> Filter {
    Filter::compare(key, operator, vec![value.to_string()])
}

fn compare_any<T: Display>(
    key: &str,
    operator: Operator,
    values: impl IntoIterator<Item = T>,
) -> Option<Filter> {
    let values: Vec<String> = values.into_iter().map(|value| value.to_string()).collect();
    (!values.is_empty()).then(|| Filter::compare(key, operator, values))
}
