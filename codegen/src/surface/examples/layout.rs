//! Rust expressions laid out as rustfmt would.

use super::{Strings, json_text};
use crate::ir::Value;

/// No line of an example is longer, where it can be broken (`max_width`).
const WIDTH: usize = 100;

/// What stands between brackets on one line is not longer (`fn_call_width`, `array_width`).
const GROUP_WIDTH: usize = 60;

/// Items of an array that are not longer share lines (`short_array_element_width_threshold`).
const SHORT_ITEM: usize = 10;

/// A Rust expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// Text that is not broken
    Atom(String),
    /// Expressions between brackets: a call, a macro, an array
    Group {
        /// What stands before the first, with the bracket
        open: String,
        /// The expressions, separated by commas
        items: Vec<Expr>,
        /// The closing bracket
        close: &'static str,
    },
    /// A struct literal, the fields that are not given from its default
    Struct {
        /// The path of the type
        path: String,
        /// Fields and their values
        fields: Vec<(String, Expr)>,
    },
    /// An expression with a method call behind it
    Method(Box<Expr>, &'static str),
    /// `serde_json::json!(...)`
    Json(Value),
}

impl Expr {
    /// A piece of text.
    pub fn atom(text: impl Into<String>) -> Self {
        Self::Atom(text.into())
    }

    /// `open` + `items` + `close`.
    pub fn group(open: impl Into<String>, items: Vec<Expr>, close: &'static str) -> Self {
        Self::Group { open: open.into(), items, close }
    }

    /// The text, of which the first line starts at `column` and all others behind `indent` spaces or more.
    /// `behind` is how much follows on the last line.
    pub fn layout(&self, indent: usize, column: usize, behind: usize) -> String {
        if let Some(flat) = self.flat()
            && column + flat.len() + behind <= WIDTH
        {
            return flat;
        }
        let inner = indent + 4;
        let (pad, end) = (" ".repeat(inner), " ".repeat(indent));
        match self {
            Self::Atom(text) => text.clone(),
            Self::Json(value) => format!("serde_json::json!({})", json_text(value, Strings::Rust, indent)),
            Self::Method(on, method) => {
                format!("{}{method}", on.layout(indent, column, behind + method.len()))
            }
            Self::Group { open, items, close } => match items.as_slice() {
                [one] if one.hugs() => {
                    format!("{open}{}{close}", one.layout(indent, column + open.len(), behind + close.len()))
                }
                items => {
                    let lines = match short(open, items) {
                        Some(texts) => filled(&texts, &pad),
                        None => {
                            let line = |item: &Expr| format!("{pad}{},\n", item.layout(inner, inner, 1));
                            items.iter().map(line).collect()
                        }
                    };
                    format!("{open}\n{lines}{end}{close}")
                }
            },
            Self::Struct { path, fields } => {
                let lines = fields.iter().map(|(name, value)| {
                    let column = inner + name.len() + 2;
                    format!("{pad}{name}: {},\n", value.layout(inner, column, 1))
                });
                format!("{path} {{\n{}{pad}..Default::default()\n{end}}}", lines.collect::<String>())
            }
        }
    }

    /// The text on one line; `None` when it is never on one.
    fn flat(&self) -> Option<String> {
        match self {
            Self::Atom(text) => Some(text.clone()),
            Self::Json(value) => {
                let is_block = matches!(value, Value::List(items) if !items.is_empty())
                    || matches!(value, Value::Object(entries) if !entries.is_empty());
                (!is_block).then(|| format!("serde_json::json!({})", json_text(value, Strings::Rust, 0)))
            }
            Self::Method(on, method) => Some(format!("{}{method}", on.flat()?)),
            Self::Group { open, items, close } => {
                let items = items.iter().map(Expr::flat).collect::<Option<Vec<_>>>()?.join(", ");
                (items.len() <= GROUP_WIDTH).then(|| format!("{open}{items}{close}"))
            }
            Self::Struct { path, fields } => fields.is_empty().then(|| format!("{path}::default()")),
        }
    }

    /// Whether it stays on the line of the bracket before it.
    fn hugs(&self) -> bool {
        matches!(self, Self::Struct { .. } | Self::Group { .. } | Self::Json(_))
    }
}

/// The texts of the items of an array, when all of them are short.
fn short(open: &str, items: &[Expr]) -> Option<Vec<String>> {
    let texts = items.iter().map(Expr::flat).collect::<Option<Vec<_>>>().filter(|_| open.ends_with('['))?;
    texts.iter().all(|text| text.len() <= SHORT_ITEM).then_some(texts)
}

/// Lines with as many items as fit.
fn filled(texts: &[String], pad: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some(line) if line.len() + text.len() + 2 <= WIDTH => line.push_str(&format!(" {text},")),
            _ => lines.push(format!("{pad}{text},")),
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Expr {
        Expr::Method(Expr::atom(format!("{text:?}")).into(), ".into()")
    }

    #[test]
    fn what_fits_stays_on_one_line() {
        let list = Expr::group("vec![", vec![text("a"), text("b")], "]");
        assert_eq!(
            Expr::group("Some(", vec![list], ")").layout(4, 12, 1),
            "Some(vec![\"a\".into(), \"b\".into()])"
        );
        let empty = Expr::Struct { path: "models::Part".to_owned(), fields: Vec::new() };
        assert_eq!(empty.layout(0, 0, 0), "models::Part::default()");
    }

    #[test]
    fn what_does_not_fit_is_broken_from_the_outside() {
        let x = "x".repeat(50);
        let list = Expr::group("vec![", vec![text(&x), text(&x)], "]");
        let some = Expr::group("Some(", vec![list], ")");
        let part = Expr::Struct { path: "P".to_owned(), fields: vec![("a".to_owned(), some)] };
        let expected = format!(
            "P {{\n    a: Some(vec![\n        \"{x}\".into(),\n        \"{x}\".into(),\n    ]),\n    ..Default::default()\n}}"
        );
        assert_eq!(part.layout(0, 0, 0), expected);
    }

    #[test]
    fn short_items_of_an_array_share_lines() {
        let numbers =
            Expr::group("[", (100..130).map(|number| Expr::atom(number.to_string())).collect(), "]");
        let lines: Vec<usize> = numbers.layout(4, 8, 1).lines().map(str::len).collect();
        assert_eq!(lines, [1, 97, 67, 5]);
    }

    #[test]
    fn json_is_indented_with_the_code_around_it() {
        let object = Value::Object(indexmap::IndexMap::from([("a".to_owned(), Value::Null)]));
        let some = Expr::group("Some(", vec![Expr::Json(object)], ")");
        assert_eq!(some.layout(4, 8, 0), "Some(serde_json::json!({\n      \"a\": null\n    }))");
    }
}
