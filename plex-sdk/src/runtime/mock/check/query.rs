//! Parameters that come as pairs: queries, cookies and forms.

use super::super::kind::{Field, Kind};
use super::super::pairs::{self, Pair};
use super::super::table::{Location, Parameter};
use super::{missing, of_name, text, told};
use crate::runtime::Style;

/// Checks that all `pairs` are parameters, that none is missing, and their values. `is_known` tells which others
/// are welcome. `what` is what a message calls them.
///
/// # Errors
/// What is wrong first.
pub(super) fn check(
    parameters: &[Parameter],
    pairs: &[Pair],
    what: &str,
    is_known: impl Fn(&str) -> bool,
) -> Result<(), String> {
    let parameters = || {
        let is_here = |parameter: &&Parameter| matches!(parameter.location, Location::Query | Location::Form);
        parameters.iter().filter(is_here)
    };
    for parameter in parameters() {
        let mut others = parameters().filter(|other| other.name != parameter.name);
        let is_shared = others.any(|other| takes(other, parameter.name));
        if !(is_shared && may_be_of_object(parameter, pairs)) {
            one(parameter, pairs, what)?;
        }
    }
    let is_taken = |name: &str| parameters().any(|parameter| takes(parameter, name)) || is_known(name);
    match pairs.iter().find(|pair| !is_taken(&pair.name)) {
        Some(pair) => Err(format!("{what} `{}` is not known", pair.name)),
        None => Ok(()),
    }
}

/// Whether the pairs of this name may as well be keys of an object whose keys are pairs of their own: they are more
/// than the parameter takes.
fn may_be_of_object(parameter: &Parameter, pairs: &[Pair]) -> bool {
    let is_single = !matches!(parameter.kind, Kind::List(..) | Kind::Object(_) | Kind::Open(_));
    let found = || of_name(pairs, parameter.name);
    is_single && (found().count() > 1 || found().any(|pair| pair.value.contains(',')))
}

/// Checks the values of one parameter.
///
/// # Errors
/// What is wrong with them.
pub(super) fn one(parameter: &Parameter, pairs: &[Pair], what: &str) -> Result<(), String> {
    match (parameter.style, parameter.kind) {
        (Style::DeepObject, Kind::Object(fields) | Kind::Open(fields)) => {
            let wire = |field: &Field| format!("{}[{}]", parameter.name, field.name);
            let is_there = pairs.iter().any(|pair| takes(parameter, &pair.name));
            object(parameter, fields, is_there, pairs, what, wire)
        }
        (Style::Form { explode: true, .. }, Kind::Object(fields) | Kind::Open(fields)) => {
            let is_there = fields.iter().any(|field| of_name(pairs, field.name).next().is_some());
            object(parameter, fields, is_there, pairs, what, |field| field.name.to_owned())
        }
        _ => {
            let found: Vec<&Pair> = of_name(pairs, parameter.name).collect();
            match found.as_slice() {
                [] if parameter.required => Err(missing(what, parameter.name)),
                [] => Ok(()),
                found => values(parameter, found, what),
            }
        }
    }
}

/// Whether a pair of this name belongs to `parameter`.
fn takes(parameter: &Parameter, name: &str) -> bool {
    let is_inside = |text: &str| text.starts_with('[') && text.ends_with(']');
    match (parameter.style, parameter.kind) {
        (Style::DeepObject, Kind::Object(fields)) => fields.iter().any(|field| {
            let key = name.strip_prefix(parameter.name).and_then(|rest| rest.strip_prefix('['));
            key.and_then(|key| key.strip_prefix(field.name)).is_some_and(|rest| rest.starts_with(']'))
        }),
        (Style::DeepObject, _) => name.strip_prefix(parameter.name).is_some_and(is_inside),
        (Style::Form { explode: true, .. }, Kind::Open(_)) => true,
        (Style::Form { explode: true, .. }, Kind::Object(fields)) => {
            fields.iter().any(|field| field.name == name)
        }
        // An object that may also be something else has keys that nobody knows.
        (Style::Form { explode: true, .. }, Kind::Either(kinds)) if kinds.iter().any(is_object) => true,
        _ => parameter.name == name,
    }
}

fn is_object(kind: &Kind) -> bool {
    matches!(kind, Kind::Object(_) | Kind::Open(_))
}

/// An object whose fields are pairs of their own. An optional one that is not there has no fields to miss.
fn object(
    parameter: &Parameter,
    fields: &[Field],
    is_there: bool,
    pairs: &[Pair],
    what: &str,
    wire: impl Fn(&Field) -> String,
) -> Result<(), String> {
    for field in fields {
        let name = wire(field);
        let mut found = of_name(pairs, &name).peekable();
        if found.peek().is_none() && field.required && (is_there || parameter.required) {
            return Err(missing(what, &name));
        }
        for pair in found {
            text::scalar(&field.kind, &pair.value)
                .map_err(|problem| told(what, &name, &pair.value, &problem))?;
        }
    }
    Ok(())
}

fn values(parameter: &Parameter, found: &[&Pair], what: &str) -> Result<(), String> {
    let tell = |value: &str, problem: String| told(what, parameter.name, value, &problem);
    let first = found[0];
    if parameter.style == Style::Json {
        return text::whole(&parameter.kind, &first.value).map_err(|problem| tell(&first.value, problem));
    }
    let Kind::List(item, least, most) = parameter.kind else {
        if found.len() > 1 && parameter.kind != Kind::Any {
            return Err(format!("{what} `{}` is given {} times", parameter.name, found.len()));
        }
        return found.iter().try_for_each(|pair| {
            text::scalar(&parameter.kind, &pair.value).map_err(|problem| tell(&pair.value, problem))
        });
    };
    let values: Vec<String> = found.iter().flat_map(|pair| parts(parameter.style, pair)).collect();
    text::counted(values.len(), least, most).map_err(|problem| tell(&first.value, problem))?;
    values.iter().try_for_each(|value| text::scalar(item, value).map_err(|problem| tell(value, problem)))
}

/// The values in one pair. A separator that was encoded is a part of a value, but for those that are always.
fn parts(style: Style, pair: &Pair) -> Vec<String> {
    match style {
        Style::Form { explode: false, .. } => pair.raw.split(',').map(pairs::decode).collect(),
        Style::SpaceDelimited => pair.value.split(' ').map(str::to_owned).collect(),
        Style::PipeDelimited => pair.value.split('|').map(str::to_owned).collect(),
        _ => vec![pair.value.clone()],
    }
}
