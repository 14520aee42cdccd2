//! An [`Api`] as text that a person can read and a test can compare.

use std::fmt::Write;

use codegen::ir::{
    Api, Constraints, Docs, EnumKind, FormEncoding, Location, Operation, Paging, Param, RequestBody,
    RetrySafety, SecurityRequirement, SecuritySchemeKind, Server, StatusBody, StatusRange, Style, Type,
    TypeDef, TypeKind, Value,
};

/// The whole API, one item a line.
pub fn dump(api: &Api) -> String {
    let mut out = String::new();
    let client = api.client.as_ref().map_or(String::new(), |name| format!(" client {name}"));
    line(&mut out, 0, format!("api {:?} {}{client}", api.title, api.version));
    api.servers.iter().for_each(|server| line(&mut out, 0, server_text(server)));
    for scheme in &api.security_schemes {
        line(&mut out, 0, format!("scheme {} {:?}: {}", scheme.name, scheme.id, scheme_text(&scheme.kind)));
    }
    api.client_params
        .iter()
        .for_each(|param| line(&mut out, 0, format!("client {}", param_text(api, param))));
    let headers = [("total", &api.page_headers.total), ("offset", &api.page_headers.offset)];
    for (name, header) in headers.iter().filter_map(|(name, header)| Some((name, header.as_ref()?))) {
        line(&mut out, 0, format!("page header {name} {header:?}"));
    }
    for (group, operations) in api.grouped() {
        let text = if group.description.is_empty() {
            String::new()
        } else {
            format!(" # {}", clip(&group.description))
        };
        line(
            &mut out,
            0,
            format!("group {} {:?}: {} operations{text}", group.name, group.tag, operations.len()),
        );
    }
    for operation in &api.operations {
        out.push('\n');
        dump_operation(&mut out, api, operation);
    }
    for def in &api.types {
        out.push('\n');
        dump_type(&mut out, api, def);
    }
    out
}

/// A type in one word.
pub fn type_text(api: &Api, ty: &Type) -> String {
    match ty {
        Type::List(inner) => format!("[{}]", type_text(api, inner)),
        Type::Map(inner) => format!("{{{}}}", type_text(api, inner)),
        Type::Named(id) => api.type_def(*id).name.to_string(),
        scalar => format!("{scalar:?}"),
    }
}

fn dump_operation(out: &mut String, api: &Api, operation: &Operation) {
    let group = &api.group(operation.group).name;
    let retry = match operation.retry {
        RetrySafety::ByMethod => "",
        RetrySafety::Idempotent => " idempotent",
        RetrySafety::NotIdempotent => " not idempotent",
    };
    let (name, id) = (&operation.name, &operation.id);
    line(
        out,
        0,
        format!(
            "{} {} -> {group}.{name} {id:?}{retry}{}",
            operation.method,
            operation.path,
            docs_text(&operation.docs)
        ),
    );
    if !operation.security.is_empty() {
        let alternatives: Vec<_> = operation.security.iter().map(|one| requirement_text(api, one)).collect();
        line(out, 1, format!("security {}", alternatives.join(" or ")));
    }
    operation.servers.iter().for_each(|server| line(out, 1, server_text(server)));
    if !operation.client_params.is_empty() {
        let names: Vec<_> =
            operation.client_params.iter().map(|at| api.client_params[*at as usize].name.as_str()).collect();
        line(out, 1, format!("client {}", names.join(" ")));
    }
    operation.params.iter().for_each(|param| line(out, 1, param_text(api, param)));
    operation.paging.iter().for_each(|paging| line(out, 1, paging_text(api, operation, paging)));
    dump_body(out, api, operation.body.as_ref());
    operation.responses.iter().for_each(|response| dump_response(out, api, response));
}

/// Where the pages are: the parameters that choose one, the list, and what is told beside it.
fn paging_text(api: &Api, operation: &Operation, paging: &Paging) -> String {
    let Paging { start, size, envelope, items, total, offset, count } = paging;
    let param = |position: &u32| operation.params[*position as usize].wire.as_str();
    let answer = operation.successes().find_map(|success| success.bodies.first()?.ty.as_ref());
    let fields = |ty: &Type| match api.resolve(ty) {
        Type::Named(id) => match &api.type_def(*id).kind {
            TypeKind::Model(model) => model.fields.clone(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    };
    let mut model = answer.map(fields).unwrap_or_default();
    let mut path = Vec::new();
    if let Some(position) = envelope {
        path.push(model[*position as usize].wire.clone());
        model = fields(&model[*position as usize].ty);
    }
    let wire = |position: &u32| model[*position as usize].wire.clone();
    path.extend(items.as_ref().map(wire));
    let facts = [("total", total), ("offset", offset), ("count", count)];
    let facts: String = facts
        .iter()
        .filter_map(|(name, position)| Some(format!(", {name} {:?}", wire(position.as_ref()?))))
        .collect();
    format!("pages by {:?} and {:?} of {:?}{facts}", param(start), param(size), path.join("."))
}

fn dump_body(out: &mut String, api: &Api, body: Option<&RequestBody>) {
    match body {
        None => {}
        Some(RequestBody::Value { media_type, ty, required, docs, example }) => {
            let required = if *required { " required" } else { "" };
            let text = format!(
                "body {media_type} {}{required}{}{}",
                type_text(api, ty),
                example_text(example.as_ref()),
                docs_text(docs)
            );
            line(out, 1, text);
        }
        Some(RequestBody::Form { encoding, fields, docs }) => {
            let encoding = match encoding {
                FormEncoding::UrlEncoded => "urlencoded",
                FormEncoding::Multipart => "multipart",
            };
            line(out, 1, format!("form {encoding}{}", docs_text(docs)));
            for field in fields {
                let name = wire_name(field.name.as_str(), &field.wire);
                let required = if field.required { " required" } else { "" };
                let rest = rest_text(
                    field.default.as_ref(),
                    field.example.as_ref(),
                    &field.constraints,
                    &field.docs,
                );
                line(
                    out,
                    2,
                    format!(
                        "{name}: {} {}{required}{rest}",
                        type_text(api, &field.ty),
                        style_text(field.style)
                    ),
                );
            }
        }
    }
}

fn dump_response(out: &mut String, api: &Api, response: &StatusBody) {
    let status = match response.status {
        StatusRange::Code(code) => code.to_string(),
        StatusRange::Class(class) => format!("{class}XX"),
        StatusRange::Default => "default".to_owned(),
    };
    line(out, 1, format!("{status} # {}", clip(&response.description)));
    for body in &response.bodies {
        let ty = body.ty.as_ref().map_or("-".to_owned(), |ty| type_text(api, ty));
        line(out, 2, format!("{} {ty}{}", body.media_type, example_text(body.example.as_ref())));
    }
    for (name, ty, words) in &response.headers {
        line(out, 2, format!("header {name}: {} # {}", type_text(api, ty), clip(words)));
    }
}

fn dump_type(out: &mut String, api: &Api, def: &TypeDef) {
    let head = |kind: &str| {
        let groups: String = def.groups.iter().map(|id| format!(" of {}", api.group(*id).name)).collect();
        format!(
            "{kind} {} {}{groups}{}{}",
            def.name,
            def.origin,
            example_text(def.example.as_ref()),
            docs_text(&def.docs)
        )
    };
    match &def.kind {
        TypeKind::Alias(ty) => line(out, 0, format!("{} = {}", head("alias"), type_text(api, ty))),
        TypeKind::Enum(of) => {
            line(out, 0, head(if of.kind == EnumKind::Integer { "integers" } else { "strings" }));
            for value in &of.values {
                line(out, 1, format!("{} = {:?}{}", value.name, value.wire, docs_text(&value.docs)));
            }
        }
        TypeKind::Union(union) => {
            let by = union.discriminator.as_ref().map_or(String::new(), |key| format!(" by {key:?}"));
            line(out, 0, format!("{}{by}", head("union")));
            for variant in &union.variants {
                let tags =
                    if variant.tags.is_empty() { String::new() } else { format!(" {:?}", variant.tags) };
                line(out, 1, format!("{}: {}{tags}", variant.name, type_text(api, &variant.ty)));
            }
        }
        TypeKind::Model(model) => {
            line(out, 0, head("model"));
            for field in &model.fields {
                let name = wire_name(field.name.as_str(), &field.wire);
                let flags =
                    [(field.required, " required"), (field.nullable, " null"), (field.recursive, " boxed")];
                let flags: String = flags.iter().filter(|(set, _)| *set).map(|(_, word)| *word).collect();
                let rest = rest_text(
                    field.default.as_ref(),
                    field.example.as_ref(),
                    &field.constraints,
                    &field.docs,
                );
                line(out, 1, format!("{name}: {}{flags}{rest}", type_text(api, &field.ty)));
            }
            if let Some(extra) = &model.extra {
                line(out, 1, format!("*: {}", type_text(api, extra)));
            }
        }
    }
}

fn line(out: &mut String, indent: usize, text: String) {
    let _ = writeln!(out, "{:indent$}{}", "", text.trim_end(), indent = indent * 2);
}

fn wire_name(name: &str, wire: &str) -> String {
    if name == wire { name.to_owned() } else { format!("{name} {wire:?}") }
}

fn param_text(api: &Api, param: &Param) -> String {
    let location = match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let required = if param.required { " required" } else { "" };
    let nullable = if param.nullable { " null" } else { "" };
    let rest = rest_text(param.default.as_ref(), param.example.as_ref(), &param.constraints, &param.docs);
    let name = wire_name(param.name.as_str(), &param.wire);
    format!(
        "{location} {name}: {} {}{required}{nullable}{rest}",
        type_text(api, &param.ty),
        style_text(param.style)
    )
}

fn style_text(style: Style) -> String {
    let exploded = |style: &str, explode: bool| format!("{style}{}", if explode { "*" } else { "" });
    match style {
        Style::Simple { explode } => exploded("simple", explode),
        Style::Matrix { explode } => exploded("matrix", explode),
        Style::Label { explode } => exploded("label", explode),
        Style::Form { explode, allow_reserved } => {
            format!("{}{}", exploded("form", explode), if allow_reserved { " reserved" } else { "" })
        }
        Style::SpaceDelimited => "space".to_owned(),
        Style::PipeDelimited => "pipe".to_owned(),
        Style::DeepObject => "deep".to_owned(),
        Style::Json => "json".to_owned(),
    }
}

fn server_text(server: &Server) -> String {
    let mut out = format!("server {}", server.url);
    for variable in &server.variables {
        let _ = write!(out, " {}={:?}", variable.name, variable.default);
        if !variable.values.is_empty() {
            let _ = write!(out, " of {}", variable.values.join("|"));
        }
    }
    out
}

fn scheme_text(kind: &SecuritySchemeKind) -> String {
    match kind {
        SecuritySchemeKind::Header(name) => format!("header {name}"),
        SecuritySchemeKind::Query(name) => format!("query {name}"),
        SecuritySchemeKind::Cookie(name) => format!("cookie {name}"),
        SecuritySchemeKind::Bearer => "bearer".to_owned(),
        SecuritySchemeKind::Basic => "basic".to_owned(),
    }
}

fn requirement_text(api: &Api, requirement: &SecurityRequirement) -> String {
    if requirement.0.is_empty() {
        return "open".to_owned();
    }
    let one = |(scheme, scopes): &(u32, Vec<String>)| {
        let name = &api.security_schemes[*scheme as usize].name;
        if scopes.is_empty() { name.to_string() } else { format!("{name}({})", scopes.join(", ")) }
    };
    requirement.0.iter().map(one).collect::<Vec<_>>().join(" and ")
}

fn rest_text(
    default: Option<&Value>,
    example: Option<&Value>,
    constraints: &Constraints,
    docs: &Docs,
) -> String {
    let default = default.map_or(String::new(), |value| format!(" = {}", value_text(value)));
    format!("{default}{}{}{}", constraints_text(constraints), example_text(example), docs_text(docs))
}

fn constraints_text(limits: &Constraints) -> String {
    let mut out = String::new();
    let mut add = |text: String| {
        let _ = write!(out, " {text}");
    };
    if let Some(minimum) = &limits.minimum {
        add(format!("{}{minimum}", if limits.exclusive_minimum { ">" } else { ">=" }));
    }
    if let Some(maximum) = &limits.maximum {
        add(format!("{}{maximum}", if limits.exclusive_maximum { "<" } else { "<=" }));
    }
    let named = [
        ("multiple", limits.multiple_of.clone()),
        ("min_length", limits.min_length.map(|count| count.to_string())),
        ("max_length", limits.max_length.map(|count| count.to_string())),
        ("pattern", limits.pattern.clone()),
        ("min_items", limits.min_items.map(|count| count.to_string())),
        ("max_items", limits.max_items.map(|count| count.to_string())),
        ("unique", limits.unique_items.then(|| "true".to_owned())),
        ("format", limits.format.clone()),
    ];
    for (name, value) in named {
        if let Some(value) = value {
            add(format!("{name}={value}"));
        }
    }
    out
}

fn example_text(example: Option<&Value>) -> String {
    example.map_or(String::new(), |value| format!(" e.g. {}", value_text(value)))
}

fn docs_text(docs: &Docs) -> String {
    let deprecated = match docs.deprecated.as_deref() {
        None => String::new(),
        Some("") => " deprecated".to_owned(),
        Some(reason) => format!(" deprecated({})", clip(reason)),
    };
    let words = [docs.summary.as_str(), docs.description.as_str()];
    let words: Vec<_> = words.into_iter().filter(|text| !text.is_empty()).map(clip).collect();
    if words.is_empty() { deprecated } else { format!("{deprecated} # {}", words.join(" | ")) }
}

/// A value in the notation of JSON, shortened.
pub fn value_text(value: &Value) -> String {
    let text = match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(digits) => digits.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::List(items) => format!("[{}]", items.iter().map(value_text).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, value)| format!("{key:?}: {}", value_text(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    };
    clip(&text)
}

/// One line of at most 60 characters.
fn clip(text: &str) -> String {
    let flat: String = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match flat.char_indices().nth(60) {
        Some((end, _)) => format!("{}...", &flat[..end]),
        None => flat,
    }
}
