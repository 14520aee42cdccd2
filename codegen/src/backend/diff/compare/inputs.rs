//! Parameters and form fields.

use super::{Context, Finding, Place, deprecation, emitted, operations, rules, same_words, text, wire};
use crate::backend::diff::input::{Input, Spot};
use crate::backend::diff::pairing::input_pairs;
use crate::backend::diff::report::Subject;
use crate::backend::diff::{Direction, Impact, Wire, limits};
use crate::ir::{Api, Location, Operation, Style, Type};
use crate::surface::{self, Spelling};

/// Compares what an operation takes, but for a body that is one value.
pub fn compare(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let pairs = input_pairs(old, new);
    for (a, b) in &pairs.both {
        Pair { at, old_operation: old, new_operation: new, old: a, new: b }.compare(cx);
    }
    for input in &pairs.removed {
        let taken = operations::taken(cx.pairing.new, new);
        let by_client =
            is_header(input.spot) && taken.iter().any(|wire| wire.eq_ignore_ascii_case(input.wire));
        let rule = if by_client { &rules::PARAMETER_TO_CLIENT } else { &rules::PARAMETER_REMOVED };
        let finding = Finding::new(rule, input.spot.noun(), input.wire);
        cx.operation(at, finding.texts(text::ty(cx.pairing.old, input.ty), ""));
    }
    for input in &pairs.added {
        let taken = operations::taken(cx.pairing.old, old);
        let by_client =
            is_header(input.spot) && taken.iter().any(|wire| wire.eq_ignore_ascii_case(input.wire));
        let (rule, impact) = match (by_client, input.required) {
            (true, required) => (
                &rules::PARAMETER_FROM_CLIENT,
                if required { Impact::Breaking } else { emitted::SETTER_ADDED },
            ),
            (false, true) => (&rules::PARAMETER_ADDED_REQUIRED, Impact::Breaking),
            (false, false) => (&rules::PARAMETER_ADDED, emitted::SETTER_ADDED),
        };
        let finding = Finding::new(rule, input.spot.noun(), input.wire).rust(impact);
        cx.operation(at, finding.texts("", text::ty(cx.pairing.new, input.ty)));
    }
}

/// Compares the order of the arguments that both have.
pub fn order(cx: &mut Context<'_, '_>, at: usize, old: &Operation, new: &Operation) {
    let position = |operation: &Operation, ident: &str| {
        surface::call_arguments(operation).iter().position(|argument| argument.ident == ident)
    };
    let pairs = input_pairs(old, new).both;
    let idents = pairs.iter().map(|(a, b)| (surface::snake_ident(a.name), surface::snake_ident(b.name)));
    let body = ("body".to_owned(), "body".to_owned());
    let mut positions: Vec<(usize, usize)> =
        idents.chain([body]).filter_map(|(a, b)| Some((position(old, &a)?, position(new, &b)?))).collect();
    positions.sort_unstable();
    if !positions.is_sorted_by_key(|(_, new)| *new) {
        let finding = Finding::new(&rules::ARGUMENTS_REORDERED, "arguments", "");
        cx.operation(at, finding.texts(text::arguments(old), text::arguments(new)));
    }
}

fn is_header(spot: Spot) -> bool {
    spot == Spot::Param(Location::Header)
}

/// An input of both.
struct Pair<'p, 'a> {
    at: usize,
    old_operation: &'a Operation,
    new_operation: &'a Operation,
    old: &'p Input<'a>,
    new: &'p Input<'a>,
}

impl Pair<'_, '_> {
    fn finding(&self, rule: &'static super::Rule) -> Finding {
        Finding::new(rule, self.new.spot.noun(), self.new.wire)
    }

    /// The way to the value.
    fn place(&self) -> Place {
        let way = format!("request.{}", surface::snake_ident(self.new.name));
        Place { operation: self.at, at: way, direction: Some(Direction::Request) }
    }

    fn add(&self, cx: &mut Context<'_, '_>, finding: Finding) {
        cx.sink.add(Subject::Operation, finding, vec![self.place()]);
    }

    fn compare(&self, cx: &mut Context<'_, '_>) {
        self.names(cx);
        self.presence(cx);
        self.types(cx);
        self.details(cx);
    }

    fn names(&self, cx: &mut Context<'_, '_>) {
        let (old, new) = (self.old, self.new);
        let (before, after) = (surface::snake_ident(old.name), surface::snake_ident(new.name));
        if old.spot != new.spot {
            let texts = (old.spot.noun(), new.spot.noun());
            self.add(cx, self.finding(&rules::PARAMETER_LOCATION).texts(texts.0, texts.1));
        }
        if !old.same_wire(new) {
            let in_path = new.spot == Spot::Param(Location::Path) && old.spot == new.spot;
            let finding = self
                .finding(&rules::PARAMETER_RENAMED)
                .rust(if before == after { Impact::Neutral } else { Impact::Breaking })
                .wire(Wire::both(if in_path { Impact::Neutral } else { Impact::Breaking }));
            self.add(cx, finding.texts(old.wire, new.wire));
        } else if before != after {
            self.add(cx, self.finding(&rules::PARAMETER_IDENT).texts(before, after));
        }
    }

    fn presence(&self, cx: &mut Context<'_, '_>) {
        let (old, new) = (self.old, self.new);
        match (old.required, new.required) {
            (false, true) => self.add(cx, self.finding(&rules::PARAMETER_REQUIRED)),
            (true, false) => self.add(cx, self.finding(&rules::PARAMETER_OPTIONAL)),
            _ => {}
        }
        if old.nullable != new.nullable {
            let impact = if new.nullable { Impact::Additive } else { Impact::Breaking };
            let word = |nullable| if nullable { "nullable" } else { "not nullable" };
            let finding = self.finding(&rules::PARAMETER_NULLABLE).wire(Wire::both(impact));
            self.add(cx, finding.texts(word(old.nullable), word(new.nullable)));
        }
    }

    fn types(&self, cx: &mut Context<'_, '_>) {
        let (old, new) = (self.old, self.new);
        if cx.is_other(old.ty, new.ty, self.place()) {
            let texts = (
                slot(cx.pairing.old, self.old_operation, old),
                slot(cx.pairing.new, self.new_operation, new),
            );
            let rust = if texts.0 == texts.1 { Impact::Neutral } else { Impact::Breaking };
            let wire = match new.style {
                Style::Json => wire::between(cx.pairing, old.ty, new.ty),
                _ => wire::of_text(cx.pairing, old.ty, new.ty),
            };
            let finding = self.finding(&rules::PARAMETER_TYPE).rust(rust).wire(wire);
            self.add(cx, finding.texts(texts.0, texts.1));
        }
        if old.style != new.style && old.spot == new.spot {
            let scalar = is_scalar(cx.pairing.old, old.ty) && is_scalar(cx.pairing.new, new.ty);
            let same = scalar && plain(old.style) == plain(new.style);
            let impact = if same { Impact::Neutral } else { Impact::Breaking };
            let finding = self.finding(&rules::PARAMETER_STYLE).wire(Wire::both(impact));
            self.add(cx, finding.texts(style(old.style), style(new.style)));
        }
    }

    fn details(&self, cx: &mut Context<'_, '_>) {
        let (old, new) = (self.old, self.new);
        if old.default != new.default {
            let both = old.default.is_some() && new.default.is_some();
            let impact = if both { Impact::Breaking } else { Impact::Neutral };
            let finding = self.finding(&rules::PARAMETER_DEFAULT).wire(Wire::both(impact));
            self.add(cx, finding.texts(text::value(old.default), text::value(new.default)));
        }
        if let Some(change) = limits::change(old.limits, new.limits) {
            let finding = self.finding(&rules::PARAMETER_LIMITS).wire(change);
            self.add(cx, finding.texts(text::limits(old.limits), text::limits(new.limits)));
        }
        let (rule, other_reason) =
            deprecation(old.docs, new.docs, &rules::PARAMETER_DEPRECATED, &rules::PARAMETER_REINSTATED);
        if let Some(rule) = rule {
            self.add(cx, self.finding(rule));
        }
        if other_reason || !same_words(old.docs, new.docs) || old.example != new.example {
            cx.words(new.spot.noun(), new.wire, Some(self.at));
        }
    }
}

/// The type of the field that keeps an argument, an `Option` around it left aside.
fn slot(api: &Api, operation: &Operation, input: &Input<'_>) -> String {
    let ident = surface::snake_ident(input.name);
    let arguments = surface::arguments(operation);
    let found = arguments.into_iter().find(|argument| argument.ident == ident && argument.wire == input.wire);
    match found {
        Some(argument) => {
            surface::slot_type(api, &surface::Argument { required: true, ..argument }, Spelling::Docs)
        }
        None => text::ty(api, input.ty),
    }
}

fn is_scalar(api: &Api, ty: &Type) -> bool {
    !matches!(api.resolve(ty), Type::List(_) | Type::Map(_) | Type::Any) && !surface::is_structured(api, ty)
}

/// The style without what matters for lists and objects only.
fn plain(style: Style) -> Style {
    match style {
        Style::Simple { .. } => Style::Simple { explode: false },
        Style::Matrix { .. } => Style::Matrix { explode: false },
        Style::Label { .. } => Style::Label { explode: false },
        Style::Form { allow_reserved, .. } => Style::Form { explode: false, allow_reserved },
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
            Style::Form { explode: false, allow_reserved: false }
        }
        Style::Json => Style::Json,
    }
}

/// The style in the words of OpenAPI.
fn style(style: Style) -> String {
    let exploded = |name: &str, explode| match explode {
        true => format!("{name}, exploded"),
        false => name.to_owned(),
    };
    match style {
        Style::Simple { explode } => exploded("simple", explode),
        Style::Matrix { explode } => exploded("matrix", explode),
        Style::Label { explode } => exploded("label", explode),
        Style::Form { explode, allow_reserved: false } => exploded("form", explode),
        Style::Form { explode, allow_reserved: true } => {
            exploded("form, reserved characters allowed", explode)
        }
        Style::SpaceDelimited => "spaceDelimited".to_owned(),
        Style::PipeDelimited => "pipeDelimited".to_owned(),
        Style::DeepObject => "deepObject".to_owned(),
        Style::Json => "JSON".to_owned(),
    }
}
