use std::collections::BTreeMap;

use openapiv3::{Parameter, ParameterSchemaOrContent, ReferenceOr};

use super::{
    Lowering, docs, models,
    references::{component_key, resolve},
    schema::{self, Schema, child_context},
    styles,
    types::{self, Use},
};
use crate::{
    frontend::{
        draft::{ParamKey, Pin},
        media_types,
        tree::{Node, join},
        words,
    },
    ir::{Location, Param, Style, Type},
};

/// Parameters and the pins of their names.
#[derive(Default)]
pub(super) struct Params {
    pub params: Vec<Param>,
    pub pins: BTreeMap<ParamKey, Pin>,
}

/// A list of parameters and where it stands.
pub(super) type List<'a> = (&'a [ReferenceOr<Parameter>], String);

/// The parameters of an operation: those of its path item, each of which it can replace, then its own.
pub(super) fn lower<'a>(cx: &mut Lowering<'a>, shared: List<'a>, own: List<'a>, operation: &str) -> Params {
    let mut all = Params::default();
    for ((list, pointer), is_own) in [(shared, false), (own, true)] {
        let before = all.params.len();
        for (index, item) in list.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            let Some((param, pin)) = reference(cx, item, &pointer, operation) else { continue };
            add(cx, &mut all, param, pin, if is_own { before } else { 0 }, &pointer);
        }
    }
    all
}

/// Adds a parameter, in the place of one of the path item that it replaces.
fn add(
    cx: &mut Lowering<'_>,
    all: &mut Params,
    param: Param,
    pin: Option<Pin>,
    shared: usize,
    pointer: &str,
) {
    let key = (Some(param.location), param.wire.clone());
    match all.params.iter().position(|known| same(known, &param)) {
        None => all.params.push(param),
        Some(at) if at < shared => all.params[at] = param,
        Some(_) => {
            let site = cx.site(pointer);
            cx.diagnostics
                .warning(
                    site,
                    format!(
                        "a parameter {:?} in the same place stands above; this one is left out",
                        param.wire
                    ),
                )
                .help("remove one of them");
            return;
        }
    }
    match pin {
        Some(pin) => drop(all.pins.insert(key, pin)),
        None => drop(all.pins.remove(&key)),
    }
}

/// Whether two parameters are one: header names know no letter case.
fn same(a: &Param, b: &Param) -> bool {
    a.location == b.location
        && (a.wire == b.wire || a.location == Location::Header && a.wire.eq_ignore_ascii_case(&b.wire))
}

/// A parameter without the words beside a reference to it.
#[derive(Clone)]
pub(super) struct Lowered {
    param: Param,
    pin: Option<Pin>,
    /// What its schema says, for one that is not described otherwise
    schema_description: String,
}

/// One parameter, or the one that a reference means; `None` for a header that the client sends by itself.
pub(super) fn reference<'a>(
    cx: &mut Lowering<'a>,
    item: &'a ReferenceOr<Parameter>,
    pointer: &str,
    operation: &str,
) -> Option<(Param, Option<Pin>)> {
    let (parameter, at) = resolve(cx, item, pointer, "parameters", |all| &all.parameters)?;
    let lowered = match component_key(&at, "parameters") {
        Some(key) => match cx.parameters.get(&at) {
            Some(known) => known.clone(),
            None => {
                let lowered = one(cx, parameter, &at, &words::words(&key));
                cx.parameters.insert(at, lowered.clone());
                lowered
            }
        },
        None => one(cx, parameter, &at, &child_context(operation, &parameter.parameter_data_ref().name)),
    };
    let Lowered { mut param, pin, schema_description } = lowered?;
    if let Some(words) = cx.words_beside(pointer) {
        param.docs.description = words;
    }
    if param.docs.description.is_empty() {
        param.docs.description = schema_description;
    }
    Some((param, pin))
}

/// The parameter that stands at `at`.
fn one<'a>(cx: &mut Lowering<'a>, parameter: &'a Parameter, at: &str, context: &str) -> Option<Lowered> {
    let data = parameter.parameter_data_ref();
    let (location, style) = styles::of_parameter(parameter);
    if location == Location::Header && is_client_header(&data.name) {
        let site = cx.site(at);
        cx.diagnostics.warning(
            site,
            format!("the client sets the header {:?} itself; this parameter is left out", data.name),
        );
        return None;
    }
    let (lowered, style) = value(cx, &data.format, style, at, context);
    let node = cx.document.node(at)?;
    let pin = schema::pin(node, at, &words::words(&data.name));
    let wish = pin.as_ref().map_or_else(|| words::words(&data.name), |(words, _)| words.clone());
    let param = Param {
        name: words::name(&wish, "param", words::MEMBER_LENGTH),
        wire: data.name.clone(),
        location,
        style,
        ty: lowered.ty,
        required: data.required || location == Location::Path,
        nullable: lowered.nullable,
        docs: docs::node_docs(node),
        default: lowered.default,
        example: docs::example(node).or(lowered.example),
        constraints: lowered.constraints,
    };
    let pin = pin.map(|(_, pin)| pin);
    Some(Lowered { param, pin, schema_description: lowered.docs.description })
}

/// Headers that follow from the request and the answer (OpenAPI 3.0.3, Parameter Object, `name`). The Plex document
/// writes the first of them as `accepts`.
pub(super) fn is_client_header(name: &str) -> bool {
    ["accept", "accepts", "authorization", "content-type"]
        .iter()
        .any(|header| name.eq_ignore_ascii_case(header))
}

/// The type of a parameter with a `schema`, or with `content`, whose value is sent as JSON text.
fn value<'a>(
    cx: &mut Lowering<'a>,
    format: &ParameterSchemaOrContent,
    style: Style,
    pointer: &str,
    context: &str,
) -> (Use, Style) {
    let (pointer, style) = match format {
        ParameterSchemaOrContent::Schema(_) => (join(pointer, "schema"), style),
        ParameterSchemaOrContent::Content(content) => {
            let media_type = content.keys().next().map(String::as_str).unwrap_or_default();
            if !media_types::is_json(media_type) {
                let site = cx.site(pointer);
                cx.diagnostics
                    .warning(site, format!("a parameter in the media type {media_type:?} is sent as JSON"));
            }
            (join(&join(&join(pointer, "content"), media_type), "schema"), Style::Json)
        }
    };
    let schema: Option<&'a Node> = cx.document.node(&pointer);
    let mut lowered = match schema {
        Some(node) => types::lower(cx, &Schema::new(pointer, node, context)),
        None => Use::of(Type::Any),
    };
    models::without_bytes(&mut lowered);
    (lowered, style)
}
